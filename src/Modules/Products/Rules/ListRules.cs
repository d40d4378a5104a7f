using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Products.Rules;

/// <summary>The rules in force on a day.</summary>
static class ListRules
{
    static readonly Sheet<RuleRow> Export = new Sheet<RuleRow>("rules", new("规则", "Rules"))
        .Text("编号", "Rule", r => r.Id)
        .Words("内容", "Says", r => r.Says)
        .Text("参数", "Parameter", r => r.Parameter?.ToString(CultureInfo.InvariantCulture))
        .Text("单位", "Unit", r => r.Unit)
        .Day("自", "Valid from", r => r.ValidFrom)
        .Day("至", "Valid to", r => r.ValidTo)
        .Text("法域", "Jurisdiction", r => r.Jurisdiction)
        .Text("适用牌照", "Licences", r => string.Join(", ", r.Licences))
        .Text("环节", "Where", r => r.Where)
        .Text("动作", "Act", r => r.Act.ToString())
        .Text("来源", "Source", r => r.Source)
        .Text("证据", "Mark", r => r.Mark.ToString())
        .Column("已核实", "Verified", r => Cell.Of(r.Verified ? "yes" : "no"));

    /// <param name="on">The caller's business date when absent.</param>
    /// <param name="q">Part of an id or of the words.</param>
    internal static async Task<Ok<Page<RuleRow>>> Get(
        IRuleBook rules, Caller caller, IBusinessDays days, DateOnly? on, string? q, int? limit, string? after,
        CancellationToken cancel)
    {
        // several rows of one id may be in force, by licence or by step: the place in the list tells them apart
        var rows = (await Read(rules, caller, days, on, q, cancel))
            .Select((row, place) => (Row: row, Place: place)).ToList();
        return TypedResults.Ok(
            rows.ToPage(r => r.Place.ToString(CultureInfo.InvariantCulture), new(limit, after)).Select(r => r.Row));
    }

    internal static async Task<IResult> GetExport(
        IRuleBook rules, Caller caller, IBusinessDays days, DateOnly? on, string? q, string? lang,
        CancellationToken cancel) =>
        Export.Answer(await Read(rules, caller, days, on, q, cancel), lang);

    static async Task<IEnumerable<RuleRow>> Read(
        IRuleBook rules, Caller caller, IBusinessDays days, DateOnly? on, string? q, CancellationToken cancel)
    {
        var day = on ?? await days.Of(caller.Actor.Organisation, cancel);
        return rules.On(day).Where(r => q is null || new[] { r.Id, r.Says.Zh, r.Says.En, r.Source }
            .Any(text => text.Contains(q, StringComparison.OrdinalIgnoreCase)));
    }
}

/// <summary>What the rules say of a deal; writes nothing.</summary>
static class CheckRules
{
    /// <param name="On">The caller's business date when absent.</param>
    internal sealed record Body(DealFacts Facts, DateOnly? On = null);

    internal sealed record Answer(DateOnly On, IReadOnlyList<RuleCheck> Checks);

    internal static async Task<Results<Ok<Answer>, ProblemHttpResult>> Post(
        Body body, IRuleBook rules, Caller caller, IBusinessDays days, CancellationToken cancel)
    {
        if (Wrong(body.Facts) is { } refused)
        {
            return refused.ToProblem();
        }

        var day = body.On ?? await days.Of(caller.Actor.Organisation, cancel);
        return TypedResults.Ok(new Answer(day, rules.Check(body.Facts, day)));
    }

    internal static Refusal? Wrong(DealFacts facts)
    {
        var amounts = new[] { facts.Price, facts.Financed, facts.Valuation ?? facts.Price };
        var commission = facts.Commission ?? facts.Price;
        return amounts.Append(commission).Any(a => a.Currency != facts.Price.Currency)
            || amounts.Any(a => !a.IsPositive) || commission.IsNegative || facts.Months < 1
            ? new(
                "products.facts_out_of_range",
                "Give price, amount financed and valuation above zero, all in one currency, and one month or more.",
                RefusalKind.Invalid)
            : null;
    }
}
