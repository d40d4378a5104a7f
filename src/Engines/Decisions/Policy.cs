using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wheelhouse.Decisions.Formulas;
using Wheelhouse.Kernel;

namespace Wheelhouse.Decisions;

/// <summary>A figure that the policy computes, into its slot.</summary>
public readonly record struct Derivation(int Slot, Formula Formula);

/// <summary>A heading that checks are listed under, as in <c>bureau</c>.</summary>
public sealed record CheckGroup(string Id, Text Label);

/// <summary>A dated, versioned policy: fields, scorecards, models, and the tables that check a case.</summary>
/// <param name="Name">What it is called in traces, as in <c>car-loan</c>.</param>
/// <param name="Scorecards">The first decides; cards that write the same output share the cases out.</param>
/// <param name="Reasons">Words for each code; <c>{field}</c> and <c>{limit}</c> stand for figures of the case.</param>
/// <param name="Computed">What is computed before anything looks, in this order.</param>
/// <param name="Needs">Kinds of sources without which the policy cannot be in force, as in <c>bureau</c>.</param>
/// <remarks>Immutable; made by <see cref="PolicyFile.Read"/>, which refuses one with gaps or unknown names.</remarks>
public sealed partial record Policy(
    string Name, int Version, DateOnly ValidFrom, DateOnly? ValidTo, Text Note, FieldSet Fields,
    ImmutableArray<Scorecard> Scorecards, ImmutableArray<ModelNode> Models, ImmutableArray<PolicyTable> Tables,
    ImmutableDictionary<string, Text> Reasons, ImmutableArray<Derivation> Computed, ImmutableArray<CheckGroup> Groups,
    ImmutableArray<string> Needs)
{
    /// <summary>The reason given when a check lacks a value. Every policy has words for it.</summary>
    public const string MissingReason = "missing";

    /// <summary>In a row's reason: give the scorecard's own reasons in its place.</summary>
    public const string ScoreReasons = "@scorecard";

    /// <summary>The reason given when a model or a further scorecard speaks against a case and no single part of it
    /// does; policies whose rows point to one have words for it.</summary>
    public const string UnclearReason = "pattern";

    /// <summary>The most reasons a person is given; Reg B's commentary to 12 CFR 1002.9(b)(2) advises four.</summary>
    public const int MostReasons = 4;

    /// <summary>The price table that is published with the policy, as it stands in the file; null where there is none.
    /// </summary>
    /// <remarks>It decides nothing here, so it is read by whoever prices.</remarks>
    public JsonElement? Pricing { get; init; }

    /// <summary>New, empty inputs of this policy.</summary>
    public Inputs NewInputs() => new(Fields);

    /// <summary>Slots that scorecards and models write; nobody sets them.</summary>
    public ImmutableArray<int> Outputs { get; } =
        [.. Scorecards.Select(card => card.Output).Concat(Models.Select(model => model.Output)).Distinct().Order()];

    /// <summary>What each table looks at, and last all fields: what a trace holds hashes of.</summary>
    ImmutableArray<ImmutableArray<int>> Looked { get; } = [.. Tables.Select(table => table.Looks), Fields.Slots];

    /// <summary>Whether the policy is in force on a day.</summary>
    public bool IsInForce(DateOnly day) => ValidFrom <= day && (ValidTo is not { } to || day <= to);

    /// <summary>The inputs with all figures that the policy computes from them.</summary>
    public Inputs Complete(Inputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Computed(Computed);
    }

    /// <summary>Decides a case: scores it, runs every table, takes the worst result, and gives reasons.</summary>
    /// <param name="laps">Takes the time of each node, where somebody wants to know it.</param>
    public Decision Decide(Inputs inputs, Laps? laps = null)
    {
        var scored = Complete(inputs);
        laps?.Take("formulas");
        var ran = new List<Ran>(Scorecards.Length + Models.Length);
        var score = RunCards(scored, ran, laps);
        RunModels(scored, ran, laps);
        var hashes = Hashes.Of(scored, [.. ran.Select(node => node.Looks), .. Looked]);
        laps?.Take("hash");
        var checks = ImmutableArray.CreateBuilder<CheckOutcome>(Tables.Length);
        for (var i = 0; i < Tables.Length; i++)
        {
            checks.Add(Tables[i].Run(scored, hashes[ran.Count + i]));
            laps?.Take(Tables[i].Id);
        }

        var done = checks.MoveToImmutable();
        var verdict = Verdicts.OfChecks(done);
        ImmutableArray<Reason> reasons = verdict == Verdict.Approve
            ? []
            : [.. Explain(done, score, scored).DistinctBy(reason => reason.Code).Take(MostReasons)];
        laps?.Take("reasons");
        return new(Name, Version, verdict, score, done, reasons, hashes[ran.Count + Tables.Length])
        {
            Nodes = Scorecards.Length + Models.Length > 1
                ? [.. ran.Select((node, i) => node.Told(Fields, hashes[i]))]
                : null,
        };
    }

    /// <summary>The verdict that <see cref="Decide"/> gives, without words and trace: for searches.</summary>
    public Verdict Judge(Inputs inputs)
    {
        var scored = Complete(inputs);
        foreach (var card in Scorecards)
        {
            if (card.Takes(scored))
            {
                scored.Put(card.Output, Datum.Of((decimal?)card.Total(scored)));
            }
        }

        foreach (var model in Models)
        {
            scored.Put(model.Output, model.Run(scored));
        }

        return Verdicts.Of(Tables.Select(table => table.Judge(scored)));
    }

    /// <summary>Looks into a case beyond its answer: every reason, and all figures that were worked out.</summary>
    public CaseFile LookInto(Inputs inputs)
    {
        var scored = Complete(inputs);
        var score = RunCards(scored, null, null);
        RunModels(scored, null, null);
        ImmutableArray<CheckOutcome> checks = [.. Tables.Select(table => table.Run(scored, hash: ""))];
        return new(scored, [.. Explain(checks, score, scored)]);
    }

    /// <summary>Runs every card on the cases it takes.</summary>
    /// <returns>The score that decides: of the card that writes the first card's output.</returns>
    Score RunCards(Inputs scored, List<Ran>? ran, Laps? laps)
    {
        Score? deciding = null;
        foreach (var card in Scorecards)
        {
            if (!card.Takes(scored))
            {
                continue;
            }

            var score = card.Run(scored);
            scored.Put(card.Output, Datum.Of((decimal?)score.Total));
            deciding = card.Output == Scorecards[0].Output ? score : deciding;
            ran?.Add(new(card.Id, card.Version, card.Output, scored[card.Output], card.Looks));
            laps?.Take(card.Id);
        }

        return deciding ?? Scorecards[0].Nothing;
    }

    void RunModels(Inputs scored, List<Ran>? ran, Laps? laps)
    {
        foreach (var model in Models)
        {
            var figure = model.Run(scored);
            scored.Put(model.Output, figure);
            ran?.Add(new(model.Id, model.Version, model.Output, figure, model.Looks, model.Hash));
            laps?.Take(model.Id);
        }
    }

    /// <summary>A scorecard or model that ran. What it looked at nobody writes afterwards, so it is hashed with the
    /// rest.</summary>
    readonly record struct Ran(
        string Id, int Version, int Output, Datum Value, ImmutableArray<int> Looks, string? Model = null)
    {
        internal NodeOutcome Told(FieldSet fields, string hash) =>
            new(Id, Version, fields[Output].Name, Value.Canonical, hash, Model);
    }

    IEnumerable<Reason> Explain(ImmutableArray<CheckOutcome> checks, Score score, Inputs inputs) =>
        from check in checks
        where check.Result != CheckResult.Pass
        orderby check.Result descending
        from code in Codes(check, score, inputs)
        select new Reason(code, Say(Reasons[code], check, inputs), check.Check);

    /// <summary>The codes of a check that did not pass.</summary>
    /// <remarks>A row may point to the scorecard that decides, or to a node by its name; where that has nothing to
    /// say, because it could not be worked out or no part of it stands out, the check says that itself.</remarks>
    IEnumerable<string> Codes(CheckOutcome check, Score score, Inputs inputs)
    {
        if (check.Reason is not ['@', .. var node])
        {
            return [check.Reason!];
        }

        return check.Reason == ScoreReasons ? score.Reasons
            : Models.FirstOrDefault(model => model.Id == node) is { } model
                ? model.Reasons(inputs).DefaultIfEmpty(UnclearReason)
                : Scorecards.First(card => card.Id == node).Run(inputs).Reasons.DefaultIfEmpty(UnclearReason);
    }

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
