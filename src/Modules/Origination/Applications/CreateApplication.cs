using Wheelhouse.Kernel;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Screening;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Applications;

/// <summary>A dealer opens an application on an offer of a quote, for a registered customer and one car.</summary>
/// <param name="Version">As the quote showed it; a version no longer on offer is refused.</param>
/// <param name="Vin">The car; a quote can be asked for without one.</param>
/// <param name="AddOns">What the customer chose, asked of him separately (R-ADD-01); in place of the quote's.</param>
/// <param name="OdometerKm">Needed for a used car.</param>
/// <param name="Papers">Codes of the papers the dealer has seen.</param>
/// <param name="Brought">What else the form carried: device, place, address, emergency contacts. All optional.</param>
public sealed record CreateApplication(
    QuoteInput Quote, Id<Product> ProductId, int Version, Id<Person> Person, string Vin,
    IReadOnlyList<string>? AddOns = null, int? OdometerKm = null, IReadOnlyList<string>? Papers = null,
    Particulars? Brought = null)
{
    /// <summary>Decides on what is known of product and car; the car itself is checked as it is registered.</summary>
    /// <param name="shelved">The product on the lender's business date; null when it is not on offer.</param>
    internal static Outcome<Priced> Decide(CreateApplication asked, Shelved? shelved)
    {
        if (shelved is null)
        {
            return new Refusal(
                "origination.unknown_product", "This product version is not on offer; take one from a fresh quote.",
                RefusalKind.NotFound);
        }

        return asked.Agreed.Read().Then(ask => Offering.Price(shelved.Product, ask, shelved.Funder.Day))
            .Then(priced => Fits(priced, shelved));
    }

    /// <summary>The quote with the car and the add-ons the customer settled on.</summary>
    QuoteInput Agreed => Quote with { Vin = Vin, AddOns = AddOns ?? Quote.AddOns };

    /// <summary>The product's conditions stop an application; a rule does not: a person may offer otherwise.</summary>
    static Outcome<Priced> Fits(Priced priced, Shelved shelved) =>
        Fit.Check(priced.Product, Offering.Facts(priced, shelved.Funder), priced.Down) is [var first, ..]
            ? first
            : priced;

    internal static Dossier Open(
        CreateApplication asked, Priced priced, Id<Application> id, string number, Actor dealer, PersonCard person,
        VehicleCard vehicle, DateTimeOffset at) => new Dossier
        {
            Id = id,
            Number = number,
            Lender = priced.Product.Lender,
            Dealer = dealer.Organisation,
            Customer = person.Organisation,
            Person = person.Id,
            Product = priced.Product.Id,
            ProductVersion = priced.Product.Version,
            ProductName = priced.Product.Name,
            ProductKind = priced.Product.Kind,
            Quote = asked.Agreed with { Vin = vehicle.Vin },
            Financed = priced.Financed,
            Instalment = priced.First,
            AnnualisedRate = priced.ShownRate,
            Prefilled = Prefilling.Of(person, vehicle),
            Papers = [.. (asked.Papers ?? []).Distinct(StringComparer.Ordinal)],
        }.Told(at, new("新建申请", "Application opened"), dealer);

    internal sealed class Handler(
        House house, IWork work, Caller caller, ShelfReader shelf, IPeople people, IVehicles vehicles,
        Assessing.Workbook workbook, Numbers numbers, Screened screened, Views views, TimeProvider clock)
        : IHandle<CreateApplication, ApplicationView>
    {
        public async Task<Outcome<ApplicationView>> Handle(CreateApplication command, CancellationToken cancel)
        {
            var shelved = (await shelf.Read(cancel)).Find(command.ProductId, command.Version);
            var priced = Decide(command, shelved);
            if ((priced.Refused ?? Papered.Unknown(command.Papers, workbook) ?? command.Brought?.Check())
                is { } refused)
            {
                return refused;
            }

            if (await people.Find(command.Person, cancel) is not { } person)
            {
                return new Refusal(
                    "origination.no_such_person", "There is no such customer; register the customer first.",
                    RefusalKind.NotFound);
            }

            var vehicle = await vehicles.Register(Car(command), cancel);
            if (vehicle.Refused is { } wrongCar)
            {
                return wrongCar;
            }

            var at = clock.GetUtcNow();
            var id = Id<Application>.New(clock);
            work.About(id.ToString());
            var number = await numbers.Application(shelved!.Funder.Day, cancel);
            var opened = Open(command, priced.Value, id, number, caller.Actor, person, vehicle.Value, at);
            var row = ApplicationRow.Of(opened, at, screened.Seal(command.Brought));
            house.Add(row);
            return await views.Brief(row, cancel);
        }

        static RegisterVehicle Car(CreateApplication command) => new(
            command.Vin, command.Quote.ModelCode, command.Quote.Use, command.Quote.Condition, command.OdometerKm,
            command.Quote.Valuation, command.Quote.FirstRegistered);
    }
}

/// <summary>Papers named by their codes.</summary>
static class Papered
{
    internal static Refusal? Unknown(IReadOnlyList<string>? codes, Assessing.Workbook workbook) =>
        codes?.FirstOrDefault(code => workbook.Paper(code) is null) is { } unknown
            ? new(
                "origination.unknown_paper", $"There is no paper '{unknown}'; choose from those of the application.",
                RefusalKind.Invalid, new RefusalValue("code", unknown))
            : null;
}
