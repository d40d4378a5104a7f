using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>What lateness has cost on a row, in words and figures.</summary>
static class LateText
{
    /// <summary>Adds a part for each stretch of nights, what the cap took off, and penalties that were
    /// charged.</summary>
    internal static void Add(List<ExplanationPart> parts, LoanTerms terms, Explain.Walk walk, LoanRow row)
    {
        long sum = 0;
        Int128 exact = 0;
        foreach (var note in walk.Trace.Late)
        {
            if (note.Row == row.Number - 1 && row.Late.IsPositive)
            {
                exact += note.Exact;
                var rounded = Rounded.Divide(exact, note.Unit, terms.Rounding);
                parts.Add(Span(terms, note, rounded - sum));
                sum = rounded;
            }
        }

        var late = row.Late.MinorUnits;
        AddPlain(parts, "lending.explain.late_cap", late - sum, terms.Currency);
        AddPlain(parts, "lending.explain.penalties", row.Penalties.MinorUnits - late, terms.Currency);
    }

    static ExplanationPart Span(LoanTerms terms, LateNote note, long amount)
    {
        var basis = Figures.Of(note.Basis, terms.Currency);
        var days = note.Through - note.From;
        var interest = $"{basis} × {note.Rate} × {Figures.Of(days)}/365"
            + (note.Charges > 0 ? $" + {Figures.Of(note.Charges, terms.Currency)}" : "");
        var (whole, rest) = Int128.DivRem(note.Exact, note.Unit);
        var exact = ((long)whole + ((decimal)rest / note.Unit)) / terms.Currency.MinorPerMajor;
        return new("lending.explain.late", new(amount, terms.Currency),
            $"{interest} = {Figures.Exact(exact, terms.Currency)}",
        [
            new("lending.explain.from", Figures.Of(DateOnly.FromDayNumber(note.From))),
            new("lending.explain.through", Figures.Of(DateOnly.FromDayNumber(note.Through))),
            new("lending.explain.days", Figures.Of(days)),
            new("lending.explain.late_basis", basis),
            new("lending.explain.rate", note.Rate.ToString()),
        ], terms.Rounding);
    }

    static void AddPlain(List<ExplanationPart> parts, string label, long amount, Currency currency)
    {
        if (amount != 0)
        {
            parts.Add(new(label, new(amount, currency), "", []));
        }
    }
}
