using System.Collections.Immutable;
using Wheelhouse.Decisions.Formulas;
using Wheelhouse.Kernel;
using Model = Wheelhouse.Models.Model;

namespace Wheelhouse.Decisions;

/// <summary>Turns names into slots and notation into conditions; the first thing wrong ends it.</summary>
sealed partial class PolicyBuilder(PolicyFile.Body body, Func<string, Outcome<Model>> models)
{
    readonly FieldSet fields = new(body.Fields.DistinctBy(f => f.Name).Select(f => new Field(
        f.Name, f.Kind, f.Unit, f.Label, f.Min, f.Max, f.Options.IsDefault ? [] : f.Options, f.Optional,
        f.OptionLabels, f.Is is not null)));

    readonly HashSet<string> outputs = new(
        Listed(body.Scorecards).Select(card => card.Output).Concat(Listed(body.Models).Select(model => model.Output))
            .Concat(body.Scorecard is { } card ? [card.Output] : []),
        StringComparer.Ordinal);

    Refusal? wrong;

    IEnumerable<PolicyFile.ScorecardBody> Cards => body.Scorecard is { } card ? [card] : body.Scorecards;

    internal Outcome<Policy> Build()
    {
        Check(body.Version >= 1, "version", "a version is 1 or more");
        Check(fields.Count == body.Fields.Length, "fields", "two fields have one name");
        Check(
            fields.All.All(f => f.OptionLabels.IsDefaultOrEmpty || f.OptionLabels.Length == f.Options.Length),
            "fields", "a field labels some of its options and not others");
        Check(body.Reasons.ContainsKey(Policy.MissingReason), "reasons", "words for 'missing' are needed");
        foreach (var (code, words) in body.Reasons)
        {
            foreach (var name in Policy.Placeholders(words).Where(name => name is not ("check" or "limit")))
            {
                Slot(name, $"reasons.{code}");
            }
        }

        Check((body.Scorecard is null) != body.Scorecards.IsDefaultOrEmpty, "scorecards", "one scorecard or a list");
        if (wrong is { } unclear)
        {
            return unclear;
        }

        var computed = Computed().ToImmutableArray();
        var scorecards = Cards.Select(Scorecard).ToImmutableArray();
        var nodes = Listed(body.Models).Select(Model).OfType<ModelNode>().ToImmutableArray();
        var tables = body.Tables.Select(Table).ToImmutableArray();
        CheckNames(tables);
        CheckOutputs(scorecards, nodes);
        foreach (var table in tables.Concat(scorecards.SelectMany(AsTables)).Concat(Shared(scorecards)))
        {
            wrong ??= Covered(table);
        }

        return wrong is { } refusal ? refusal : new Policy(
            body.Policy, body.Version, body.ValidFrom, body.ValidTo, body.Note, fields, scorecards, nodes, tables,
            body.Reasons.ToImmutableDictionary(), computed, Listed(body.Groups), Listed(body.Needs))
        {
            Pricing = body.Pricing,
        };
    }

    /// <summary>The formulas in the order of the fields; each may look at what is known before it.</summary>
    /// <remarks>Not at the score, which is known only after all of them.</remarks>
    IEnumerable<Derivation> Computed()
    {
        foreach (var field in body.Fields.Where(field => field.Is is not null))
        {
            var slot = Slot(field.Name, field.Name);
            var read = Formula.Read(field.Is!, fields);
            wrong ??= read.Refused;
            if (!read.IsDone)
            {
                continue;
            }

            Check(read.Value.Kind == field.Kind, field.Name, $"its formula gives a {read.Value.Kind}");
            foreach (var look in read.Value.Looks)
            {
                Check(
                    !outputs.Contains(fields[look].Name) && (!fields[look].Computed || look < slot),
                    field.Name, $"its formula looks at {fields[look].Name}, which is known only after it");
            }

            yield return new(slot, read.Value);
        }
    }

    Scorecard Scorecard(PolicyFile.ScorecardBody card) => new(
        card.Id, card.Version, Slot(card.Output, card.Id), card.Base,
        [
            .. card.Characteristics.Select(characteristic => new Characteristic(
                Slot(characteristic.Field, card.Id),
                [
                    .. characteristic.Bins.Select(bin => new ScoreBin(
                        Condition(characteristic.Field, bin.When, card.Id), bin.Points, Known(bin.Reason, card.Id)!)),
                ])),
        ],
        card.When is { } when ? Cells(when, card.Id) : []);

    PolicyTable Table(PolicyFile.TableBody table) => new(
        table.Id, table.Label, table.Hit,
        [.. table.Rows.Select(row => Row(table.Id, row))],
        table.Shows is { } shows ? Slot(shows, table.Id) : null, table.Limit)
    {
        Group = table.Group,
        Version = table.Version,
        Owner = table.Owner,
        Computes = table.Computes,
    };

    PolicyRow Row(string table, PolicyFile.RowBody row)
    {
        var place = $"{table}.{row.Id}";
        Check(row.Result == CheckResult.Pass == (row.Reason is null), place, "a row has a reason unless it passes");
        Check(row.Result != CheckResult.Unavailable, place, "a row passes, refers or declines");
        return new(row.Id, Cells(row.When, place), row.Result, Reason(row.Reason, place));
    }

    /// <summary>A code with words, or a node whose own reasons stand in its place.</summary>
    string? Reason(string? reason, string place)
    {
        if (reason is not ['@', .. var node] || reason == Policy.ScoreReasons)
        {
            return reason == Policy.ScoreReasons ? reason : Known(reason, place);
        }

        Check(
            Cards.Any(card => card.Id == node) || Listed(body.Models).Any(model => model.Id == node),
            place, $"there is no scorecard or model '{node}'");
        Check(body.Reasons.ContainsKey(Policy.UnclearReason), "reasons", "words for 'pattern' are needed");
        return reason;
    }

    ImmutableArray<Cell> Cells(Dictionary<string, string> when, string place) =>
        [.. when.Select(cell => new Cell(Slot(cell.Key, place), Condition(cell.Key, cell.Value, place)))];

    /// <summary>The bins of a characteristic must cover its values once, like a table of unique rows.</summary>
    IEnumerable<PolicyTable> AsTables(Scorecard card) => card.Characteristics.Select(characteristic => new PolicyTable(
        $"{card.Id}.{fields[characteristic.Slot].Name}", fields[characteristic.Slot].Label, HitPolicy.Unique,
        [
            .. characteristic.Bins.Select(bin => new PolicyRow(
                bin.When.Notation, [new(characteristic.Slot, bin.When)], CheckResult.Pass, null)),
        ]));

    /// <summary>Cards that write one output must take every case once, like a table of unique rows.</summary>
    IEnumerable<PolicyTable> Shared(ImmutableArray<Scorecard> cards) =>
        from card in cards
        group card by card.Output into sharing
        where sharing.Any(card => !card.When.IsEmpty) || sharing.Count() > 1
        select new PolicyTable(
            $"scorecards.{fields[sharing.Key].Name}", fields[sharing.Key].Label, HitPolicy.Unique,
            [.. sharing.Select(card => new PolicyRow(card.Id, card.When, CheckResult.Pass, null))]);

    Refusal? Covered(PolicyTable table) => Coverage.Check(table, fields).Match(
        flaws => flaws.Length == 0 ? null : new Refusal(
            "decisions.table_flawed",
            $"The table {table.Id} has a flaw ({flaws[0]}); make its rows cover every case as its hit policy says.",
            RefusalKind.Invalid, new RefusalValue("table", table.Id), new RefusalValue("flaw", $"{flaws[0]}")),
        refusal => refusal);

    Condition Condition(string field, string notation, string place)
    {
        var slot = Slot(field, place);
        var read = Decisions.Condition.Parse(notation, fields[slot].Kind);
        wrong ??= read.Refused;
        var condition = read.IsDone ? read.Value : Decisions.Condition.Parse("-", fields[slot].Kind).Value;
        var odd = condition.Words.Except(fields[slot].Options, StringComparer.Ordinal).FirstOrDefault();
        Check(odd is null, place, $"'{odd}' is not an option of {field}");
        return condition;
    }

    int Slot(string name, string place)
    {
        var known = fields.TryGet(name, out var slot);
        Check(known, place, $"there is no field '{name}'");
        return slot;
    }

    string? Known(string? reason, string place)
    {
        Check(reason is null || body.Reasons.ContainsKey(reason), place, $"the reason '{reason}' has no words");
        return reason;
    }

    void Check(bool holds, string place, string says) => wrong ??= holds ? null : new(
        "decisions.policy_inconsistent",
        $"The policy file is not consistent at {place}: {says}; correct that place.",
        RefusalKind.Invalid, new RefusalValue("place", place), new RefusalValue("says", says));

    static ImmutableArray<T> Listed<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;
}
