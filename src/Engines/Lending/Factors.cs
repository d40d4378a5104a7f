namespace Wheelhouse.Lending;

/// <summary>The rate of a whole row as a decimal fraction; the last one is remembered, for neighbours are mostly alike.</summary>
ref struct Factors(LoanTerms terms, long rate, long rateUnit)
{
    long weight = -1, denominator = -1;
    decimal factor;

    internal decimal Of(in Row row)
    {
        var part = YearPart.Of(terms, row);
        var rowWeight = part.Weight(row.Start, row.Due);
        if (terms.DayCount == Kernel.DayCount.Thirty360 && row.Number > 1)
        {
            (rowWeight, part) = (part.PerDay, part with { Denominator = part.Denominator / row.Days });
        }

        if (rowWeight != weight || part.Denominator != denominator)
        {
            (weight, denominator) = (rowWeight, part.Denominator);
            factor = (decimal)rate * weight / ((decimal)denominator * rateUnit);
        }

        return factor;
    }
}
