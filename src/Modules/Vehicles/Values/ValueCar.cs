using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Valuation;

namespace Wheelhouse.Vehicles.Values;

/// <summary>What a car on the market of the price guide is worth, and all that the value rests on.</summary>
/// <param name="On">The day for which its age is counted; prices are those of the market's day.</param>
/// <param name="Curve">Month by month from that day, month 0 first.</param>
public sealed record ValuationView(
    Market Market, DateOnly On, Car Car, CarValue Value, ValueParts Parts, IReadOnlyList<Comparable> Comparables,
    IReadOnlyList<CurvePoint> Curve);

/// <summary>Values a car by the guide that ships. Reads nothing and keeps nothing.</summary>
static class ValueCar
{
    const int Neighbours = 6;
    const int DefaultMonths = 36;

    /// <summary>The car as it stands in the query; what is left out counts as not known.</summary>
    internal sealed record Asked(
        [FromQuery(Name = "make")] string? Make,
        [FromQuery(Name = "model")] string? Model,
        [FromQuery(Name = "year")] int? Year,
        [FromQuery(Name = "mileage")] int? Mileage,
        [FromQuery(Name = "transmission")] string? Transmission,
        [FromQuery(Name = "fuel")] string? Fuel,
        [FromQuery(Name = "engineLitres")] decimal? EngineLitres,
        [FromQuery(Name = "mpg")] decimal? Mpg,
        [FromQuery(Name = "roadTax")] decimal? RoadTax,
        [FromQuery(Name = "on")] DateOnly? On,
        [FromQuery(Name = "months")] int? Months,
        [FromQuery(Name = "yearly")] int? Yearly);

    internal static async Task<Results<Ok<ValuationView>, ProblemHttpResult>> Get(
        [AsParameters] Asked asked, Caller caller, IBusinessDays days, CancellationToken cancel) =>
        Decide(asked, await days.Of(caller.Actor.Organisation, cancel)).ToAnswer();

    /// <returns>Refused: <c>valuation.not_in_guide</c>, <c>valuation.figure_out_of_range</c>,
    /// <c>valuation.day_before_market</c>, <c>valuation.months_out_of_range</c>.</returns>
    internal static Outcome<ValuationView> Decide(Asked asked, DateOnly today)
    {
        var guide = PriceGuide.Shipped;
        var on = asked.On ?? today;
        var from = ((on.Year - guide.Market.Day.Year) * 12) + on.Month - guide.Market.Day.Month;
        var car = new Car(
            asked.Make ?? "", asked.Model ?? "", asked.Year ?? 0, asked.Mileage ?? -1, asked.Transmission, asked.Fuel,
            asked.EngineLitres, asked.Mpg, asked.RoadTax);
        return guide.Value(car, from).Then(value =>
            Depreciation.Curve(guide, car, asked.Months ?? DefaultMonths, asked.Yearly, from).Select(curve =>
                new ValuationView(
                    guide.Market, on, car, value, guide.Explain(car, from).Value,
                    Comparables.Of(guide, car, Neighbours, from).Value, curve)));
    }
}
