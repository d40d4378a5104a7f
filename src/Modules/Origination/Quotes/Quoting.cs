using Wheelhouse.Kernel;
using Wheelhouse.Origination.AddOns;
using Wheelhouse.Products;

namespace Wheelhouse.Origination.Quotes;

/// <summary>Computes a quote from the shelf. Reads and writes nothing.</summary>
sealed class Quoting(ProductShelf shelf, IRuleBook rules, TimeProvider clock)
{
    internal async Task<Outcome<Quote>> Quote(QuoteInput request, CancellationToken cancel)
    {
        var ask = request.Read();
        if (ask.Refused is { } refused)
        {
            return refused;
        }

        var onOffer = await shelf.Now(cancel);
        var start = clock.GetTimestamp();
        var quote = Compute(ask.Value, onOffer, rules);
        return quote with { TookMicroseconds = (long)clock.GetElapsedTime(start).TotalMicroseconds };
    }

    internal async Task<Outcome<Wheelhouse.Platform.Explanation>> Why(WhyInput request, CancellationToken cancel)
    {
        var ask = request.Quote.Read();
        if (ask.Refused is { } refused)
        {
            return refused;
        }

        return (await shelf.Now(cancel)).Find(request.ProductId, request.Version) is { } shelved
            ? Explaining.Explain(shelved, ask.Value, request.Figure)
            : new Refusal(
                "origination.unknown_product", "This product version is not on offer; take one from a fresh quote.",
                RefusalKind.NotFound);
    }

    /// <summary>Offers that can be applied for come first, then by total cost.</summary>
    internal static Quote Compute(Ask ask, ShelfOfDay shelf, IRuleBook rules)
    {
        var offers = (
            from shelved in shelf.Products
            let priced = Offering.Price(shelved.Product, ask, shelved.Funder.Day)
            where priced.IsDone
            let checks = Offering.Check(priced.Value, shelved.Funder, rules)
            let offer = Offering.Make(priced.Value, shelved.Funder, checks, shelved.SubsidyBy)
            orderby offer.Eligible descending, offer.Kind, offer.TotalCost.MinorUnits
            select (Offer: offer, Checks: checks, Shelved: shelved)).ToList();
        var day = offers.Count > 0 ? offers[0].Shelved.Funder.Day : default;
        return new(
            day, ask.Needed, ask.Needed.Major / ask.LendingBase.Major, [.. offers.Select(o => o.Offer)],
            AddOns(ask, offers.Count > 0 ? offers[0].Shelved : null), Worst(offers.SelectMany(o => o.Checks)), 0);
    }

    /// <summary>What each add-on does to the first offer's instalment: with it less without it.</summary>
    static List<AddOnChoice> AddOns(Ask ask, Shelved? first) =>
    [
        .. AddOnList.All.Where(a => a.Price.Currency == ask.Currency).Select(addOn => new AddOnChoice(
            addOn.Code, addOn.Name, addOn.Price, first is null ? null : PerMonth(ask, first, addOn),
            ask.AddOns.Contains(addOn))),
    ];

    static Money? PerMonth(Ask ask, Shelved shelved, AddOn addOn)
    {
        var without = ask with { AddOns = [.. ask.AddOns.Where(a => a != addOn)] };
        var with = ask with { AddOns = [.. without.AddOns, addOn] };
        return First(with) - First(without);

        Money? First(Ask some) =>
            Offering.Price(shelved.Product, some, shelved.Funder.Day) is { IsDone: true } priced
                ? priced.Value.First
                : null;
    }

    static List<RuleCheck> Worst(IEnumerable<RuleCheck> checks) =>
        [.. checks.GroupBy(c => c.Rule, StringComparer.Ordinal).Select(g => g.MaxBy(c => c.Verdict)!)];
}
