using System.Globalization;

namespace Wheelhouse.Lending;

/// <summary>The principal part of a row, in words and figures.</summary>
static class InstalmentText
{
    internal static ExplanationPart Principal(LoanTerms terms, Explain.Walk walk, LoanRow row)
    {
        if (row.Number == walk.State.Rows.Count)
        {
            return new("lending.explain.principal_last", row.Principal, "", [Date(row)]);
        }

        return terms.Amortisation switch
        {
            Amortisation.EqualPrincipal =>
                new("lending.explain.principal_share", row.Principal, "", [Date(row)], terms.Rounding),
            Amortisation.InterestOnly => new("lending.explain.principal_prepaid", row.Principal, "", [Date(row)]),
            Amortisation.EqualInstalments or Amortisation.Custom => Level(terms, walk, row),
        };
    }

    static ExplanationPart Level(LoanTerms terms, Explain.Walk walk, LoanRow row)
    {
        LevelNote? found = null;
        foreach (var note in walk.Trace.Levels)
        {
            found = note.FromRow < row.Number ? note : found;
        }

        var sum = row.Principal + row.Interest;
        var formula = $"{Figures.Of(sum)} − {Figures.Of(row.Interest)} = {Figures.Of(row.Principal)}";
        if (found is not { } level)
        {
            return new("lending.explain.principal", row.Principal, formula, [Date(row)]);
        }

        var (currency, unit) = (terms.Currency, (decimal)terms.Currency.MinorPerMajor);
        var owed = Figures.Exact(level.Owed / unit, currency);
        var perUnit = decimal.Round(level.PerUnit, 6, MidpointRounding.ToZero)
            .ToString("0.00####", CultureInfo.InvariantCulture);
        var exact = Figures.Exact(level.Owed / level.PerUnit / unit, currency);
        return new("lending.explain.principal", row.Principal, formula,
        [
            Date(row),
            new("lending.explain.level", Figures.Of(level.Level, currency)),
            new("lending.explain.level_formula", $"{owed} / {perUnit} = {exact}"),
            new("lending.explain.level_principal", Figures.Of(level.Principal, currency)),
            new("lending.explain.level_rows", Figures.Of(level.Rows - level.FromRow)),
            new("lending.explain.rate", level.Rate.ToString()),
        ], terms.Rounding);
    }

    static ExplanationInput Date(LoanRow row) => new("lending.explain.due_date", Figures.Of(row.DueDate));
}
