using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Quotes;

/// <summary>The doors of the dealer's sliders. They write nothing, so they need no idempotency key.</summary>
static class QuoteRoutes
{
    internal static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/quotes", Ask).WithName("quote").Needs(Permission.QuoteRead);
        api.MapPost("/quotes/why", Why).WithName("explainQuote").Needs(Permission.QuoteRead);
    }

    static async Task<Results<Ok<Quote>, ProblemHttpResult>> Ask(
        QuoteInput input, Quoting quoting, CancellationToken cancel) =>
        (await quoting.Quote(input, cancel)).ToAnswer();

    static async Task<Results<Ok<Explanation>, ProblemHttpResult>> Why(
        WhyInput input, Quoting quoting, CancellationToken cancel) =>
        (await quoting.Why(input, cancel)).ToAnswer();
}
