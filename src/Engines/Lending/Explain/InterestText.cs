using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>The parts of an amount of interest, in words and figures.</summary>
static class InterestText
{
    /// <summary>Adds a part for each span, and for what was carried.</summary>
    /// <remarks>Rounding falls on the sum; a span shows what it adds to the rounded sum, so that the parts add
    /// up.</remarks>
    internal static void Add(List<ExplanationPart> parts, LoanTerms terms, Explain.Walk walk, InterestNote note)
    {
        var currency = terms.Currency;
        Carried(parts, "lending.explain.carried_in", note.CarriedIn, currency);
        var sum = note.CarriedIn;
        Int128 exact = 0;
        for (var i = note.FirstSpan; i < note.EndSpan; i++)
        {
            var span = walk.Trace.Spans[i];
            exact += span.Exact;
            var whole = exact + ((Int128)note.CarriedIn * span.Denominator);
            var rounded = Rounded.Divide(whole, span.Denominator, terms.Rounding);
            parts.Add(Span(terms, span, rounded - sum));
            sum = rounded;
        }

        Carried(parts, "lending.explain.collected_ahead", Math.Max(0, note.Collected - sum), currency);
        Carried(parts, note.Capitalised > 0 ? "lending.explain.capitalised" : "lending.explain.carried_over",
            Math.Min(0, note.Collected - sum), currency);
    }

    /// <summary>Adds interest that other rows left to a row, or that it left to them.</summary>
    internal static void AddMoves(List<ExplanationPart> parts, LoanTerms terms, Explain.Walk walk, int row)
    {
        long moved = 0;
        foreach (var note in walk.Trace.Moves)
        {
            moved += note.Row == row ? note.Amount : 0;
        }

        Carried(parts, moved < 0 ? "lending.explain.moved_out" : "lending.explain.moved_in", moved, terms.Currency);
    }

    static void Carried(List<ExplanationPart> parts, string label, long amount, Currency currency)
    {
        if (amount != 0)
        {
            parts.Add(new(label, new(amount, currency), "", []));
        }
    }

    static ExplanationPart Span(LoanTerms terms, AccrualSpan span, long amount)
    {
        var bearing = Figures.Of(span.Bearing, terms.Currency);
        var (from, through) = (DateOnly.FromDayNumber(span.From), DateOnly.FromDayNumber(span.Through));
        var exact = Exact(span) / terms.Currency.MinorPerMajor;
        var formula = span.Paused ? "0"
            : $"{bearing} × {span.Rate} × {Part(terms, span)} = {Figures.Exact(exact, terms.Currency)}";
        var label = span.Paused ? "lending.explain.pause" : "lending.explain.accrual";
        return new(label, new(amount, terms.Currency), formula,
        [
            new("lending.explain.from", Figures.Of(from)), new("lending.explain.through", Figures.Of(through)),
            new("lending.explain.days", Figures.Of(span.Through - span.From)),
            new("lending.explain.bearing", bearing), new("lending.explain.rate", span.Rate.ToString()),
        ], span.Paused ? null : terms.Rounding);
    }

    static decimal Exact(AccrualSpan span)
    {
        var (whole, rest) = Int128.DivRem(span.Exact, span.Denominator);
        return (long)whole + ((decimal)rest / span.Denominator);
    }

    /// <summary>The part of a year as a person would write it: <c>1/12</c>, <c>14/365</c>, <c>1/12 ×
    /// 14/29</c>.</summary>
    static string Part(LoanTerms terms, AccrualSpan span)
    {
        var days = span.Through - span.From;
        return terms.DayCount switch
        {
            DayCount.Actual365 => $"{days}/365",
            DayCount.Actual360 => $"{days}/360",
            DayCount.ActualActual => BothYears(span),
            DayCount.Actual365Or366WithFeb29 =>
                span.Part is { PerDay: 365 } ? $"{days}/366" : $"{days}/365",
            DayCount.Thirty360 => Months(span, days),
        };
    }

    static string BothYears(AccrualSpan span)
    {
        var leap = (int)(YearPart.LeapDays(span.From, span.Through));
        var common = span.Through - span.From - leap;
        return leap == 0 ? $"{common}/365" : common == 0 ? $"{leap}/366" : $"({common}/365 + {leap}/366)";
    }

    static string Months(AccrualSpan span, int days)
    {
        var whole = $"{span.Part.PerDay}/{span.Part.Denominator / Math.Max(1, span.Length)}";
        return days == span.Length ? whole : $"{whole} × {days}/{span.Length}";
    }
}
