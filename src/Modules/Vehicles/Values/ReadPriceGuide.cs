using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Valuation;

namespace Wheelhouse.Vehicles.Values;

/// <summary>A make of the guide with its models.</summary>
public sealed record GuideMake(string Make, IReadOnlyList<string> Models);

/// <summary>What the price guide knows, and how good it was on listings it had not seen.</summary>
public sealed record PriceGuideView(
    Market Market, GuideQuality Quality, IReadOnlyList<GuideMake> Makes, IReadOnlyList<string> Transmissions,
    IReadOnlyList<string> Fuels);

/// <summary>The words and figures of the guide that ships; a fixed list of some two hundred models.</summary>
static class ReadPriceGuide
{
    internal static Ok<PriceGuideView> Get()
    {
        var guide = PriceGuide.Shipped;
        return TypedResults.Ok(new PriceGuideView(
            guide.Market, guide.Quality, [.. guide.Makes.Select(make => new GuideMake(make, guide.ModelsOf(make)))],
            guide.Transmissions, guide.Fuels));
    }
}
