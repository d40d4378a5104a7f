using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Insurance.Storage;
using Wheelhouse.Insurance.Tariffs;
using Wheelhouse.Insuring;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Insurance.Quotes;

/// <summary>Two offers side by side: without telematics, and by use. Nobody is refused the first for not consenting to
/// the second.</summary>
/// <param name="TariffHash">SHA-256 of the tariff's canonical bytes: the offers can be made again from it and the risk.
/// </param>
sealed record QuoteView(
    Id<InsuranceQuote> Id, Id<Organisation> Insurer, Id<Organisation> Customer, string Vin, string Plate,
    DateOnly GoodThrough, Risk Risk, Offers Offers, IReadOnlyList<InstalmentPlan> Plans, string TariffHash,
    bool IsDemonstration, bool Taken, Id<Policy>? Renews)
{
    internal static QuoteView Of(QuoteRow row, TariffRow tariff, bool taken) => new(
        row.Id, row.Organisation, row.Customer!.Value, row.Vin, row.Plate, row.GoodThrough, row.Risk, row.Offers,
        tariff.Tariff.Instalments, tariff.Hash, tariff.Tariff.IsDemonstration, taken, row.Renews);
}

/// <summary>A customer asks an insurer what insuring his car costs.</summary>
/// <param name="Start">The first day of cover.</param>
/// <param name="Claims">In the year past.</param>
/// <param name="Kilometres">That he expects to drive in a year.</param>
/// <param name="Values">What the tariff asks beside what the house knows of the car.</param>
/// <param name="Covers">Ids of the covers wanted; null takes all.</param>
sealed record AskQuote(
    Id<Organisation> Insurer, string Vin, string Plate, DateOnly Start, int YearsWithoutClaim, int Claims,
    int Kilometres, IReadOnlyList<RatingValue> Values, IReadOnlyList<string>? Covers = null)
{
    internal const int GoodDays = 30;

    const int LongestAhead = 90;

    const int MostValues = 40;

    internal static Refusal? Decide(AskQuote asked, DateOnly today) =>
        asked.Plate.Trim().Length is 0 or > 12 || asked.Values.Count > MostValues
            || asked.Values.Any(v => v.Factor.Length > 40 || v.Word?.Length > 40)
            ? new(
                "insurance.risk_out_of_range",
                "Give a plate of at most 12 characters, and a short answer to each question of the tariff.",
                RefusalKind.Invalid)
        : asked.Start < today || asked.Start > today.AddDays(LongestAhead)
            ? new(
                "insurance.start_out_of_range",
                $"Insurance starts today or within {LongestAhead} days; name such a day.",
                RefusalKind.Invalid, new RefusalValue("days", $"{LongestAhead}"))
        : null;

    internal sealed class Handler(
        House house, Quoting quoting, ILossPayees payees, IEncumbrances encumbrances, IBusinessDays days, Caller caller)
        : IHandle<AskQuote, QuoteView>
    {
        public async Task<Outcome<QuoteView>> Handle(AskQuote command, CancellationToken cancel)
        {
            var (today, me) = (await days.Of(command.Insurer, cancel), caller.Actor.Organisation);
            if (Decide(command, today) is { } refused)
            {
                return refused;
            }

            // a financed car is insured by him who has the finance; a free one by who says it is his
            if (await encumbrances.Live(command.Vin, cancel) is not null
                && await payees.Of(command.Vin, me, cancel) is null)
            {
                return new Refusal(
                    "insurance.not_your_car", "This car is under finance that is not yours; insure your own.",
                    RefusalKind.Forbidden);
            }

            var made = await quoting.Make(command, me, today, renews: null, cancel);
            return made.Select(q =>
            {
                house.Add(q.Row);
                return QuoteView.Of(q.Row, q.Tariff, taken: false);
            });
        }
    }

    internal static Task<Results<Ok<QuoteView>, ProblemHttpResult>> Post(
        AskQuote body, Desk desk, CancellationToken cancel) => desk.Send<AskQuote, QuoteView>(body, cancel);

    static readonly Sheet<QuoteView> Export = new Sheet<QuoteView>("quotes", new("报价", "Quotes"))
        .Text("车架号", "VIN", q => q.Vin)
        .Text("车牌", "Plate", q => q.Plate)
        .Day("起保", "Start", q => q.Risk.From)
        .Day("有效期至", "Good through", q => q.GoodThrough)
        .Money("固定保费", "One price", q => q.Offers.Plain.Premium)
        .Money("按里程（预计）", "By use, expected", q => q.Offers.Usage?.Expected)
        .Words("已成单", "Taken", q => q.Taken ? new("是", "Yes") : new("否", "No"));

    /// <summary>Quotes the caller asked for or made, newest first.</summary>
    internal static async Task<Ok<Page<QuoteView>>> Get(
        int? limit, string? after, House house, TariffsInForce tariffs, CancellationToken cancel) =>
        TypedResults.Ok(await Read(house, tariffs, new(limit, after), cancel));

    internal static async Task<IResult> GetExport(
        string? lang, House house, TariffsInForce tariffs, CancellationToken cancel) =>
        Export.Answer(await Paging.All(page => Read(house, tariffs, page, cancel)), lang);

    static async Task<Page<QuoteView>> Read(
        House house, TariffsInForce tariffs, PageRequest request, CancellationToken cancel)
    {
        var page = await house.Set<QuoteRow>().AsNoTracking().ToPage(q => q.Id, request, cancel);
        var ids = page.Items.Select(q => q.Id).ToArray();
        var known = await tariffs.Of([.. page.Items.Select(q => q.Tariff).Distinct()], cancel);
        var taken = await house.Set<PolicyRow>().AsNoTracking().Where(p => ids.Contains(p.Quote)).Select(p => p.Quote)
            .ToHashSetAsync(cancel);
        return page.Select(q => QuoteView.Of(q, known[q.Tariff], taken.Contains(q.Id)));
    }
}

/// <summary>Rates a car by the tariff of its first day.</summary>
sealed class Quoting(TariffsInForce tariffs, IVehicles vehicles, IWork work, TimeProvider clock)
{
    /// <summary>What the house knows better than the customer.</summary>
    internal const string CarAge = "carAge";

    internal async Task<Outcome<(QuoteRow Row, TariffRow Tariff)>> Make(
        AskQuote asked, Id<Organisation> customer, DateOnly today, Id<Policy>? renews, CancellationToken cancel)
    {
        if (await tariffs.On(asked.Insurer, asked.Start, cancel) is not { } tariff)
        {
            return new Refusal(
                "insurance.no_tariff", "This insurer has no tariff for that day; choose another insurer or day.",
                RefusalKind.NotFound);
        }

        if (await vehicles.Find(asked.Vin, cancel) is not { } car)
        {
            return new Refusal(
                "insurance.no_such_car", "Nobody has registered this VIN; have the vehicle registered first.",
                RefusalKind.NotFound);
        }

        var risk = RiskOf(asked, car);
        var offers = Rating.Quote(tariff.Tariff, risk);
        if (offers.Refused is { } refused)
        {
            return refused;
        }

        var row = new QuoteRow
        {
            Id = Id<InsuranceQuote>.New(clock),
            Organisation = asked.Insurer,
            Customer = customer,
            Tariff = tariff.Id,
            Vin = car.Vin,
            Plate = asked.Plate.Trim(),
            Start = asked.Start,
            GoodThrough = today.AddDays(AskQuote.GoodDays),
            Risk = risk,
            Offers = offers.Value,
            Renews = renews,
            At = clock.GetUtcNow(),
        };
        work.About(row.Id.ToString());
        return (row, tariff);
    }

    static Risk RiskOf(AskQuote asked, VehicleCard car)
    {
        var age = new RatingValue(CarAge, car.AgeMonths(asked.Start) / 12);
        return new(
            asked.Start, Worth(car, asked.Start), car.Model.Powertrain is not Powertrain.Ice,
            asked.YearsWithoutClaim, asked.Claims, asked.Kilometres,
            [.. asked.Values.Where(v => v.Factor != CarAge), age], asked.Covers);
    }

    /// <summary>What the car is worth: its appraisal, else the list price by the residual curve of its age, half-even.
    /// </summary>
    static Money Worth(VehicleCard car, DateOnly on) => car.Valuation ?? Money.Round(
        car.Model.ListPrice.Major * Residuals.Share(car.Model.Curve, car.AgeMonths(on)), car.Model.ListPrice.Currency,
        MidpointRounding.ToEven);
}
