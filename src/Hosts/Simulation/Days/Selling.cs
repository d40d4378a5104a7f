using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Simulation.Founding;
using Wheelhouse.Simulation.People;
using Wheelhouse.Trust;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Simulation.Days;

/// <summary>A customer in the store, with the car he wants and who he is to the house.</summary>
/// <param name="OwnsCar">The car is his already: he sells it to a lessor and takes it back on lease.</param>
/// <param name="Wanted">He came for a product of this kind, and leaves with nothing to chance; null for most.</param>
sealed record Visit(
    Persona Persona, Dice Dice, Actor Dealer, Actor Customer, Id<Person> Person, QuoteInput Quote, int? OdometerKm,
    bool OwnsCar, ProductKind? Wanted = null);

/// <summary>The dealer's desk: registers a customer, finds a product for the car, submits the application.</summary>
sealed class Selling(Town town, Answering answering)
{
    static readonly Purpose[] ForLenders =
        [Purpose.IdentityCheck, Purpose.CreditAssessment, Purpose.ContractPerformance, Purpose.Collections];

    static readonly int[] Terms = [12, 24, 36, 48, 60];

    int visitors;

    internal async Task Serve()
    {
        var persona = Persona.Cast(town.Dice, ++visitors, town.Today);
        var dice = town.Dice.For($"visit {visitors}");
        var player = dice.Pick(Cast.Dealers);
        var dealer = town.Founders.Actor(player.Key, Role.Dealer);
        if (await Register(persona, dice, dealer) is not { } registered)
        {
            return;
        }

        var (quote, odometer) = Wish(persona, dice, player);
        var customer = new Actor(registered.Organisation, registered.User, Role.Customer, persona.Name);
        var owns = quote.Condition == VehicleCondition.Used && dice.Chance(200);
        var wish = owns ? quote with { Down = new(0, Currency.Cny), Months = Math.Min(quote.Months, 36) } : quote;
        var visit = new Visit(persona, dice, dealer, customer, registered.Person, wish, odometer, owns);
        foreach (var product in await Suiting(visit))
        {
            if (await Apply(visit, product) is { } submitted)
            {
                await answering.Go(visit, submitted);
                return;
            }
        }
    }

    /// <summary>Somebody of good means comes for a year's lease of one kind, and pays as agreed.</summary>
    internal async Task Serve(ProductKind wanted)
    {
        var persona = Persona.Cast(town.Dice, ++visitors, town.Today) with
        {
            Income = 38_000,
            Debts = 0,
            Habit = Habit.Punctual,
            StopsAt = 0,
            ResumesAfter = 0,
            SettlesAfter = 0,
        };
        var owns = wanted == ProductKind.SaleAndLeaseback;
        var dice = town.Dice.For($"visit {visitors}");
        var player = dice.Pick([.. Cast.Dealers.Where(d => (d.Brand is null) == owns)]);
        var dealer = town.Founders.Actor(player.Key, Role.Dealer);
        if (await Register(persona, dice, dealer) is not { } registered)
        {
            return;
        }

        var (quote, odometer) = Wish(persona, dice, player);
        var fifth = Yuan((long)quote.Price.Major / 5);
        var wish = quote with { Use = VehicleUse.OwnUse, Months = 12, Down = owns ? Yuan(0) : fifth };
        var customer = new Actor(registered.Organisation, registered.User, Role.Customer, persona.Name);
        var visit = new Visit(persona, dice, dealer, customer, registered.Person, wish, odometer, owns, wanted);
        foreach (var product in (await Suiting(visit)).Where(p => p.Kind == wanted))
        {
            if (await Apply(visit, product) is { } submitted)
            {
                await answering.Go(visit, submitted);
                return;
            }
        }
    }

    Task<PersonRegistered?> Register(Persona persona, Dice dice, Actor dealer)
    {
        List<ConsentOnFile> consents =
        [
            .. from lender in Cast.Lenders
               from purpose in ForLenders
               select new ConsentOnFile(town.Founders.Organisation(lender.Key), purpose),
            new(dealer.Organisation, Purpose.IdentityCheck),
            new(dealer.Organisation, Purpose.ContractPerformance),
        ];
        if (dice.Chance(300))
        {
            consents.Add(new(dealer.Organisation, Purpose.Marketing));
        }

        return town.Do<RegisterPerson, PersonRegistered>(dealer, new(
            persona.Name, persona.IdNumber, persona.Phone, consents, Yuan(persona.Income), Yuan(persona.Debts),
            persona.Employer, persona.Account));
    }

    /// <summary>The car and the loan that somebody of this income looks for.</summary>
    (QuoteInput Quote, int? OdometerKm) Wish(Persona persona, Dice dice, Player dealer)
    {
        var used = dealer.Brand is null;
        var share = dice.Weigh((20, 20), (25, 30), (20, 40), (15, 50), (20, 15));
        var cars = Catalogue.Models.Where(m => dealer.Brand is null ? m.Maker != "other" : m.Maker == dealer.Brand)
            .Where(m => used ? m.ModelYear <= town.Today.Year - 1 : m.ModelYear == town.Today.Year)
            .Select(m => Priced(m, used, dice)).OrderBy(c => c.Price.MinorUnits).ToList();
        var (car, term) = Choose(cars, share, persona, dice);
        var down = Yuan((long)car.Price.Major * share / 100 / 100 * 100);
        var vin = Identities.Vin(
            car.Model.Maker == "qilan" ? "L0N" : "L0B",
            "RSTVWXYZ123456789"[Math.Clamp(car.Model.ModelYear - 2024, 0, 16)], visitors);
        var quote = new QuoteInput(
            car.Model.Code, dice.Chance(50) ? VehicleUse.Commercial : VehicleUse.OwnUse,
            used ? VehicleCondition.Used : VehicleCondition.New, car.Price, down, term, vin, used ? car.Price : null,
            car.First);
        return (quote, used ? car.Months * dice.Between(700, 1800) : null);
    }

    /// <summary>A car in the store.</summary>
    /// <param name="First">The day it was first put on the road; null for a new one.</param>
    /// <param name="Months">Its age.</param>
    sealed record Car(ModelCard Model, Money Price, DateOnly? First, int Months);

    Car Priced(ModelCard model, bool used, Dice dice)
    {
        var first = used ? new DateOnly(model.ModelYear, 1, 1).AddDays(dice.Between(0, 300)) : (DateOnly?)null;
        if (first > town.Today.AddMonths(-6))
        {
            first = town.Today.AddMonths(-6);
        }

        var months = first is { } f ? ((town.Today.Year - f.Year) * 12) + town.Today.Month - f.Month : 0;
        var worth = model.ListPrice.Major * (used ? 0.82m - (0.011m * months) : 1m - (dice.Between(0, 6) / 100m));
        return new(model, Yuan((long)worth / 100 * 100), first, months);
    }

    /// <summary>Most take what they can pay for: up to 28 % of income a month; one in ten reaches higher.</summary>
    static (Car Car, int Months) Choose(IReadOnlyList<Car> cars, int downPercent, Persona persona, Dice dice)
    {
        var most = Math.Min(persona.Income * 0.28m, (persona.Income * 0.42m) - persona.Debts);
        var wished = dice.Weigh((20, 12), (25, 24), (40, 36), (15, 48));
        int[] terms = [wished, .. Terms.Where(t => t > wished)];
        var term = terms.FirstOrDefault(t => Monthly(cars[0], t) <= most, terms[^1]);
        var payable = Math.Max(1, cars.Count(c => Monthly(c, term) <= most));
        var reach = dice.Chance(100) ? 2 : 0;
        return (cars[Math.Min(cars.Count - 1, dice.Between(0, payable - 1) + reach)], term);

        // without interest: what a slider in the store would show at a glance
        decimal Monthly(Car car, int months) => car.Price.Major * (100 - downPercent) / 100 / months;
    }

    /// <summary>Products of all lenders that fit, the customer's favourite first.</summary>
    async Task<IReadOnlyList<ProductVersion>> Suiting(Visit visit)
    {
        var onOffer = await town.Premises.In(
            visit.Dealer, provider => provider.GetRequiredService<IProducts>().On(town.Today, town.Cancel));
        var model = Catalogue.Find(visit.Quote.ModelCode)!;
        var fitting = onOffer.Where(p =>
            (p.Kind == ProductKind.SaleAndLeaseback) == visit.OwnsCar
            && p.Terms.Eligibility.Conditions.Contains(visit.Quote.Condition)
            && p.Terms.Eligibility.Powertrains.Contains(model.Powertrain)
            && p.Terms.Eligibility.Uses.Contains(visit.Quote.Use)
            && visit.Quote.Months >= p.Terms.MinMonths && visit.Quote.Months <= p.Terms.MaxMonths
            && visit.Quote.Down.Major >= visit.Quote.Price.Major * p.Terms.MinDownShare).ToList();
        var start = fitting.Count == 0 ? 0 : visit.Dice.Between(0, fitting.Count - 1);
        return [.. fitting.Skip(start), .. fitting.Take(start)];
    }

    async Task<ApplicationView?> Apply(Visit visit, ProductVersion product)
    {
        var created = await town.Do<CreateApplication, ApplicationView>(visit.Dealer, new(
            visit.Quote, product.Id, product.Version, visit.Person, visit.Quote.Vin!, OdometerKm: visit.OdometerKm));
        return created is null
            ? null
            : await town.Do<SubmitApplication, ApplicationView>(visit.Dealer, new(created.Id));
    }

    static Money Yuan(long yuan) => new(yuan * 100, Currency.Cny);
}
