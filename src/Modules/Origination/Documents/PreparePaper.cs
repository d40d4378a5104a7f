using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Parties;
using Wheelhouse.Products;
using Wheelhouse.Trust;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Documents;

/// <summary>Fills the agreement's paper from an accepted application.</summary>
sealed class PreparePaper(
    Gathering gathering, IOrganisations organisations, ILicences licences, IPeople people, IVehicles vehicles,
    Numbers numbers)
{
    const int ShownAtFront = 6;
    const int ShownAtEnd = 4;

    internal async Task<Outcome<AgreementPaper>> Write(Dossier dossier, Funder funder, CancellationToken cancel)
    {
        var priced = await gathering.Price(dossier, dossier.Agreed, funder, cancel);
        var identity = await people.Identity(dossier.Person, Purpose.ContractPerformance, cancel);
        if ((priced.Refused ?? identity.Refused) is { } refused)
        {
            return refused;
        }

        var dealer = (await organisations.Find(dossier.Dealer, cancel))!;
        var vehicle = (await vehicles.Find(dossier.Vin, cancel))!;
        var licence = (await licences.Of(dossier.Lender, cancel))
            .First(l => l.ValidFrom <= funder.Day && funder.Day <= l.ValidTo);
        var number = await numbers.Agreement(funder.Day, cancel);
        return Fill(dossier, priced.Value, funder, identity.Value, dealer, vehicle, licence.Number, number);
    }

    static AgreementPaper Fill(
        Dossier dossier, Priced priced, Funder funder, PersonIdentity identity, OrganisationCard dealer,
        VehicleCard vehicle, string licence, string number) => new(
            number, funder.Day, funder.Card.Name, licence, dealer.Name, identity.Name, Masked(identity.IdNumber),
            dossier.ProductName, Kind(dossier.ProductKind), vehicle.Model.Name, vehicle.Vin, priced.Ask.Price,
            priced.Ask.DownPayment, priced.Terms, priced.Schedule, priced.Terms.AnnualRate,
            Offering.Rounded(priced.Apr.Annual), Offering.Rounded(priced.Compound), priced.TotalCost,
            priced.Product.Ends, Offering.OwnedByCustomer,
            [.. priced.Terms.Fees.Select(fee => (Name(priced.Product, fee), Paid(fee.Payment), fee.Amount))],
            [.. priced.Ask.AddOns.Select(addOn => (addOn.Name, addOn.Price))],
            [Moves(funder.Day), .. dossier.Offer!.Conditions.Select(c => new Text(c, c))], funder.Card.Simulated);

    /// <summary>Interest runs from the payout, so dates are dates of a payout on the day of the document.</summary>
    static Text Moves(DateOnly day) => new(
        $"利息自放款日起算；本计划按 {day:yyyy-MM-dd} 放款编制，放款日变动时各到期日随之顺移。",
        $"Interest runs from the day of the payout; this schedule is for a payout on {day:yyyy-MM-dd}, " +
        "and its dates move with that day.");

    static Text Name(ProductVersion product, Fee fee) => product.Terms.Fees.First(f => f.Code == fee.Code).Name;

    static Text Paid(FeePayment payment) => payment switch
    {
        FeePayment.Financed => new("计入本金", "financed"),
        FeePayment.UpFront => new("签约时支付", "paid at signing"),
        FeePayment.PerInstalment => new("随每期支付", "with each instalment"),
    };

    /// <summary>The product in words that cannot be taken for another.</summary>
    static Text Kind(ProductKind kind) => kind switch
    {
        ProductKind.EqualPrincipal => new("贷款，等额本金；非租赁", "Loan, equal principal; not a lease"),
        ProductKind.Balloon => new("贷款，期末有尾款；非租赁", "Loan with a final sum; not a lease"),
        ProductKind.EqualInstalment or ProductKind.LowDownPayment or ProductKind.Subsidised or ProductKind.UsedCar
            or ProductKind.Green => new("贷款，等额本息；非租赁", "Loan, equal instalments; not a lease"),
    };

    static string Masked(string number) => number.Length <= ShownAtFront + ShownAtEnd
        ? new string('*', number.Length)
        : number[..ShownAtFront] + new string('*', number.Length - ShownAtFront - ShownAtEnd) + number[^ShownAtEnd..];
}
