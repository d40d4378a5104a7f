using System.Collections.Immutable;
using Wheelhouse.Kernel;

namespace Wheelhouse.Decisions;

/// <summary>What is wrong with a table as a whole.</summary>
public enum FlawKind
{
    /// <summary>A case that no row matches.</summary>
    Gap,

    /// <summary>A case that two rows match, where only one may.</summary>
    Overlap,

    /// <summary>A row that rows above it leave nothing to.</summary>
    Unreachable,
}

/// <param name="Case">An example of the case, as in <c>score=600, ltv=0.75</c>.</param>
/// <param name="Rows">The rows concerned.</param>
public sealed record Flaw(FlawKind Kind, string Case, ImmutableArray<string> Rows)
{
    public override string ToString() => $"{Kind}: {string.Join(", ", Rows.Prepend(Case).Where(s => s.Length > 0))}";
}

/// <summary>Finds gaps, overlaps and rows never reached, by trying each case the conditions can tell apart.</summary>
/// <remarks>
/// The conditions cut each number at their bounds; within a piece the answer cannot change, so one value of each
/// piece and each bound itself are enough. By hand: <c>&lt; 0.5</c> and <c>&gt; 0.5</c> on 0 to 1 give the cases 0,
/// 0.25, 0.5, 0.75 and 1, of which 0.5 is a gap. Exact for the notation of <see cref="Condition"/>.
/// </remarks>
public static class Coverage
{
    /// <summary>More cases than this are refused: split the table.</summary>
    public const int MostCases = 200_000;

    const int MostFlaws = 20;

    public static Outcome<ImmutableArray<Flaw>> Check(PolicyTable table, FieldSet fields)
    {
        ArgumentNullException.ThrowIfNull(table);
        var samples = Samples(table, fields);
        return Count(samples) > MostCases
            ? new Refusal(
                "decisions.table_too_large",
                $"The table {table.Id} tells more than {MostCases} cases apart and cannot be checked; split it.",
                RefusalKind.Invalid, new RefusalValue("table", table.Id))
            : Flaws(table, fields, samples);
    }

    /// <summary>How many cases <see cref="Check"/> tries, at most one above <see cref="MostCases"/>.</summary>
    public static int CountCases(PolicyTable table, FieldSet fields) => (int)Count(Samples(table, fields));

    static long Count(ImmutableArray<ImmutableArray<Datum>> samples) =>
        samples.Aggregate(1L, (product, s) => Math.Min(product * s.Length, MostCases + 1L));

    static ImmutableArray<ImmutableArray<Datum>> Samples(PolicyTable table, FieldSet fields)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(fields);
        var cells = table.Rows.SelectMany(row => row.When).ToLookup(cell => cell.Slot, cell => cell.Condition);
        return [.. table.Looks.Select(slot => Samples(fields[slot], [.. cells[slot]]))];
    }

    static ImmutableArray<Flaw> Flaws(
        PolicyTable table, FieldSet fields, ImmutableArray<ImmutableArray<Datum>> samples)
    {
        var flaws = ImmutableArray.CreateBuilder<Flaw>();
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var inputs in Cases(table, fields, samples))
        {
            var hits = table.Rows.Where(row => row.Matches(inputs)).ToList();
            if (hits.Count == 0 && table.Hit != HitPolicy.Collect)
            {
                flaws.Add(new(FlawKind.Gap, Describe(table, inputs), []));
            }
            else if (hits.Count > 1 && table.Hit == HitPolicy.Unique)
            {
                flaws.Add(new(FlawKind.Overlap, Describe(table, inputs), [.. hits.Select(row => row.Id)]));
            }

            reached.UnionWith(table.Hit == HitPolicy.First ? hits.Take(1).Select(r => r.Id) : hits.Select(r => r.Id));
        }

        flaws.AddRange(table.Rows.Where(row => !reached.Contains(row.Id))
            .Select(row => new Flaw(FlawKind.Unreachable, "", [row.Id])));
        return [.. flaws.Take(MostFlaws)];
    }

    static IEnumerable<Inputs> Cases(
        PolicyTable table, FieldSet fields, ImmutableArray<ImmutableArray<Datum>> samples)
    {
        var digits = new int[samples.Length];
        while (true)
        {
            var inputs = new Inputs(fields);
            for (var i = 0; i < digits.Length; i++)
            {
                inputs.Put(table.Looks[i], samples[i][digits[i]]);
            }

            yield return inputs;
            var place = digits.Length - 1;
            while (place >= 0 && ++digits[place] == samples[place].Length)
            {
                digits[place--] = 0;
            }

            if (place < 0)
            {
                yield break;
            }
        }
    }

    static ImmutableArray<Datum> Samples(Field field, ImmutableArray<Condition> conditions)
    {
        IEnumerable<Datum> known = field.Kind switch
        {
            FieldKind.Flag => [Datum.Of(false), Datum.Of(true)],
            FieldKind.Text => field.Options.Select(word => Datum.Of(word)),
            FieldKind.Number => Numbers(field, conditions).Select(number => Datum.Of(number)),
        };
        return field.Optional && conditions.Any(c => c.SpeaksOfMissing) ? [.. known, Datum.Missing] : [.. known];
    }

    static IEnumerable<decimal> Numbers(Field field, ImmutableArray<Condition> conditions)
    {
        var bounds = conditions.SelectMany(c => c.Boundaries).Distinct().Order().ToList();
        var low = field.Min ?? (bounds.Count > 0 ? bounds[0] - 1m : 0m);
        var high = field.Max ?? (bounds.Count > 0 ? bounds[^1] + 1m : 0m);
        var points = bounds.Where(b => b > low && b < high).Prepend(low).Append(high).Distinct().ToList();
        return points.Concat(points.Zip(points.Skip(1), (a, b) => (a + b) / 2m)).Order();
    }

    static string Describe(PolicyTable table, Inputs inputs) => string.Join(
        ", ", table.Looks.Select(slot => $"{inputs.Fields[slot].Name}={inputs.Fields[slot].Show(inputs[slot]).En}"));
}
