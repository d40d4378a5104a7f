using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Wheelhouse.Decisions.Formulas;
using Wheelhouse.Kernel;

namespace Wheelhouse.Decisions;

/// <summary>A figure that the policy computes, into its slot.</summary>
public readonly record struct Derivation(int Slot, Formula Formula);

/// <summary>A dated, versioned policy: fields, a scorecard, and the tables that check a case.</summary>
/// <param name="Name">What it is called in traces, as in <c>car-loan</c>.</param>
/// <param name="Reasons">Words for each code; <c>{field}</c> and <c>{limit}</c> stand for figures of the case.</param>
/// <param name="Computed">What is computed before anything looks, in this order.</param>
/// <remarks>Immutable; made by <see cref="PolicyFile.Read"/>, which refuses one with gaps or unknown names.</remarks>
public sealed partial record Policy(
    string Name, int Version, DateOnly ValidFrom, DateOnly? ValidTo, Text Note, FieldSet Fields, Scorecard Scorecard,
    ImmutableArray<PolicyTable> Tables, ImmutableDictionary<string, Text> Reasons,
    ImmutableArray<Derivation> Computed)
{
    /// <summary>The reason given when a check lacks a value. Every policy has words for it.</summary>
    public const string MissingReason = "missing";

    /// <summary>In a row's reason: give the scorecard's own reasons in its place.</summary>
    public const string ScoreReasons = "@scorecard";

    /// <summary>The most reasons a person is given; Reg B's commentary to 12 CFR 1002.9(b)(2) advises four.</summary>
    public const int MostReasons = 4;

    /// <summary>New, empty inputs of this policy.</summary>
    public Inputs NewInputs() => new(Fields);

    /// <summary>Whether the policy is in force on a day.</summary>
    public bool IsInForce(DateOnly day) => ValidFrom <= day && (ValidTo is not { } to || day <= to);

    /// <summary>The inputs with all figures that the policy computes from them.</summary>
    public Inputs Complete(Inputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Computed(Computed);
    }

    /// <summary>Decides a case: scores it, runs every table, takes the worst result, and gives reasons.</summary>
    public Decision Decide(Inputs inputs)
    {
        var scored = Complete(inputs);
        var score = Scorecard.Run(scored);
        scored.Put(Scorecard.Output, Datum.Of((decimal?)score.Total));
        var checks = ImmutableArray.CreateBuilder<CheckOutcome>(Tables.Length);
        var hashes = new Hashes(scored);
        foreach (var table in Tables)
        {
            checks.Add(table.Run(scored, hashes));
        }

        var done = checks.MoveToImmutable();
        return new(
            Name, Version, Verdicts.Of(done.Select(check => check.Result)), score, done,
            [.. Explain(done, score, scored).DistinctBy(reason => reason.Code).Take(MostReasons)],
            hashes.Of(Fields.Slots));
    }

    /// <summary>The verdict that <see cref="Decide"/> gives, without words and trace: for searches.</summary>
    public Verdict Judge(Inputs inputs)
    {
        var scored = Complete(inputs);
        scored.Put(Scorecard.Output, Datum.Of((decimal?)Scorecard.Total(scored)));
        return Verdicts.Of(Tables.Select(table => table.Judge(scored)));
    }

    IEnumerable<Reason> Explain(ImmutableArray<CheckOutcome> checks, Score score, Inputs inputs) =>
        from check in checks
        where check.Result != CheckResult.Pass
        orderby check.Result descending
        from code in check.Reason == ScoreReasons ? score.Reasons : [check.Reason!]
        select new Reason(code, Say(Reasons[code], check, inputs), check.Check);

    static Text Say(Text words, CheckOutcome check, Inputs inputs) =>
        new(Say(words.Zh, "zh", check, inputs), Say(words.En, "en", check, inputs));

    static string Say(string words, string language, CheckOutcome check, Inputs inputs) =>
        Placeholder().Replace(words, match => match.Groups[1].Value switch
        {
            "check" => check.Label.In(language),
            "limit" => check.Limit?.In(language) ?? "—",
            var name when inputs.Fields.TryGet(name, out var slot) =>
                inputs.Fields[slot].Show(inputs[slot]).In(language),
            _ => match.Value,
        });

    /// <summary>The names in curly brackets of a reason's words.</summary>
    internal static IEnumerable<string> Placeholders(Text words) =>
        Placeholder().Matches(words.Zh).Concat(Placeholder().Matches(words.En)).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
