using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.MadePortfolio;

/// <summary>A lease of a made portfolio: its terms, and what happened by a day.</summary>
sealed record MadeLease(Text Product, LeaseTerms Terms, IReadOnlyList<LeaseEvent> Events) : MadeAgreement(Product)
{
    internal override Currency Currency => Terms.Currency;

    internal override DateOnly StartDate => Terms.StartDate;

    /// <summary>The lease of a number: the rents make a fifth more than the car loses, some in advance, some with a
    /// deposit.</summary>
    internal static MadeLease Of(int number, bool operating, DateOnly made, DateOnly today)
    {
        var dice = new Random(number); // reproducible, and nothing depends on its quality
        var terms = TermsOf(dice, operating, made);
        var begun = new Commenced(1, terms.StartDate, terms.StartDate);
        var due = LeaseFold.Fold(terms, [begun], today).Rows
            .Where(row => row.Payer == Payer.Lessee && row.DueDate <= today).Select(row => (row.DueDate, row.Amount));
        List<LeaseEvent> events = [begun];
        foreach (var (day, amount) in Paying.Of(dice, made, today).Paid([.. due], today))
        {
            events.Add(new RentReceived(events.Count + 1, day, day, amount));
        }

        return new(
            operating ? new("经营租赁", "Operating lease") : new("融资租赁", "Finance lease"), terms, events);
    }

    internal override Account AccountOf(Deal deal, DateOnly day) =>
        Servicing.LeaseAccount.Fold(new(deal) { Terms = Terms }, Events, day);

    internal override IEnumerable<MadeEvent> Told => Events.Select(one => new MadeEvent(
        new(one.Sequence, one.ValueDate, one.BookedOn), EventJson.Write(one), one is RentReceived));

    static LeaseTerms TermsOf(Random dice, bool operating, DateOnly today)
    {
        var lengths = (int[])[24, 36, 36, 48];
        var rentals = lengths[dice.Next(lengths.Length)];
        var price = dice.Next(600, 2_500) * 100L;
        var left = price * dice.Next(20, 45) / 100;
        return new()
        {
            Kind = operating ? LeaseKind.Operating : LeaseKind.DirectFinance,
            Class = operating ? LeaseClass.Operating : LeaseClass.Finance,
            Price = Yuan(price),
            StartDate = today.AddMonths(-dice.Next(0, 20)).AddDays(-dice.Next(0, 31)),
            Rentals = rentals,
            Rental = Yuan((price - left) * 6 / 5 / rentals),
            UnguaranteedResidual = Yuan(left),
            Deposit = dice.Next(2) == 0 ? Yuan(3_000) : null,
            InAdvance = dice.Next(2) == 0,
            Exits = new(Yuan(left), CanReturn: true),
            EarlyEnd = new(DiscountRate: new(0.08m)),
        };
    }

    static Money Yuan(long amount) => new(amount * 100, Currency.Cny);
}
