using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wheelhouse.Decisions.Formulas;
using Wheelhouse.Kernel;

namespace Wheelhouse.Decisions;

/// <summary>Reads a policy from its JSON file and refuses one that could not be relied on.</summary>
/// <remarks>The file's form is described in docs/concepts/decisions.md.</remarks>
public static class PolicyFile
{
    static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static Outcome<Policy> Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize<Body>(json, Form) is { Fields.Length: > 0 } body
                ? new Builder(body).Build()
                : Unreadable("a document without fields");
        }
        catch (JsonException exception)
        {
            var (line, column) = (exception.LineNumber + 1, exception.BytePositionInLine + 1);
            return Unreadable($"line {line}, column {column}, at {exception.Path}");
        }
    }

    static Refusal Unreadable(string place) => new(
        "decisions.policy_unreadable", $"The policy file does not read as one ({place}); correct that place.",
        RefusalKind.Invalid, new RefusalValue("place", place));

    internal sealed record Body(
        string Policy, int Version, DateOnly ValidFrom, Text Note, ImmutableArray<FieldBody> Fields,
        ScorecardBody Scorecard, ImmutableArray<TableBody> Tables, Dictionary<string, Text> Reasons,
        DateOnly? ValidTo = null);

    internal sealed record FieldBody(
        string Name, FieldKind Kind, Text Label, FieldUnit Unit = FieldUnit.None, decimal? Min = null,
        decimal? Max = null, ImmutableArray<string> Options = default, bool Optional = false,
        ImmutableArray<Text> OptionLabels = default, string? Is = null);

    internal sealed record ScorecardBody(
        string Id, int Version, string Output, int Base, ImmutableArray<CharacteristicBody> Characteristics);

    internal sealed record CharacteristicBody(string Field, ImmutableArray<BinBody> Bins);

    internal sealed record BinBody(string When, int Points, string Reason);

    internal sealed record TableBody(
        string Id, Text Label, ImmutableArray<RowBody> Rows, HitPolicy Hit = HitPolicy.First, string? Shows = null,
        Text? Limit = null);

    internal sealed record RowBody(
        string Id, Dictionary<string, string> When, CheckResult Result, string? Reason = null);

    /// <summary>Turns names into slots and notation into conditions; the first thing wrong ends it.</summary>
    sealed class Builder(Body body)
    {
        readonly FieldSet fields = new(body.Fields.DistinctBy(f => f.Name).Select(f => new Field(
            f.Name, f.Kind, f.Unit, f.Label, f.Min, f.Max, f.Options.IsDefault ? [] : f.Options, f.Optional,
            f.OptionLabels, f.Is is not null)));

        Refusal? wrong;

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

            var computed = Computed().ToImmutableArray();
            var scorecard = Scorecard(body.Scorecard);
            Check(!fields[scorecard.Output].Computed, body.Scorecard.Id, "its output is computed by a formula, too");
            var tables = body.Tables.Select(Table).ToImmutableArray();
            Check(tables.DistinctBy(table => table.Id).Count() == tables.Length, "tables", "two tables have one id");
            foreach (var table in tables.Concat(scorecard.Characteristics.Select(AsTable)))
            {
                wrong ??= Covered(table);
            }

            return wrong is { } refusal ? refusal : new Policy(
                body.Policy, body.Version, body.ValidFrom, body.ValidTo, body.Note, fields, scorecard, tables,
                body.Reasons.ToImmutableDictionary(), computed);
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
                        fields[look].Name != body.Scorecard.Output && (!fields[look].Computed || look < slot),
                        field.Name, $"its formula looks at {fields[look].Name}, which is known only after it");
                }

                yield return new(slot, read.Value);
            }
        }

        Scorecard Scorecard(ScorecardBody card) => new(card.Id, card.Version, Slot(card.Output, card.Id), card.Base,
        [
            .. card.Characteristics.Select(characteristic => new Characteristic(
                Slot(characteristic.Field, card.Id),
                [.. characteristic.Bins.Select(bin => new ScoreBin(
                    Condition(characteristic.Field, bin.When, card.Id), bin.Points, Known(bin.Reason, card.Id)!))])),
        ]);

        PolicyTable Table(TableBody table) => new(
            table.Id, table.Label, table.Hit,
            [.. table.Rows.Select(row => Row(table.Id, row))],
            table.Shows is { } shows ? Slot(shows, table.Id) : null, table.Limit);

        PolicyRow Row(string table, RowBody row)
        {
            var place = $"{table}.{row.Id}";
            Check(row.Result == CheckResult.Pass == (row.Reason is null), place, "a row has a reason unless it passes");
            Check(row.Result != CheckResult.Unavailable, place, "a row passes, refers or declines");
            return new(
                row.Id,
                [.. row.When.Select(cell => new Cell(Slot(cell.Key, place), Condition(cell.Key, cell.Value, place)))],
                row.Result, row.Reason == Policy.ScoreReasons ? row.Reason : Known(row.Reason, place));
        }

        /// <summary>The bins of a characteristic must cover its values once, like a table of unique rows.</summary>
        PolicyTable AsTable(Characteristic characteristic) => new(
            $"{body.Scorecard.Id}.{fields[characteristic.Slot].Name}", fields[characteristic.Slot].Label,
            HitPolicy.Unique,
            [.. characteristic.Bins.Select(bin => new PolicyRow(
                bin.When.Notation, [new(characteristic.Slot, bin.When)], CheckResult.Pass, null))]);

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
    }
}
