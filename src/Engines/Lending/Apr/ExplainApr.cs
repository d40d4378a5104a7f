using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Why a rate is what it is: the formula with its own figures, and what went in.</summary>
/// <param name="Label">Key of the name of the rate.</param>
/// <param name="Formula">As in <c>12 × 0.948879% = 11.3866%</c>.</param>
/// <param name="Inputs">What went in, each with the key of its name and the figure as text.</param>
public sealed record RateExplanation(string Label, Rate Total, string Formula, IReadOnlyList<ExplanationInput> Inputs);

/// <summary>Says in figures how an annual percentage rate was made.</summary>
public static class ExplainApr
{
    const int Months = 12;

    /// <summary>The rate, the rate of the period behind it, and the money that the period's rate balances.</summary>
    /// <remarks>By hand, 1 000 against 1 010 in a month: <c>12 × 1.000000% = 12.0000%</c>, cost of credit 10.</remarks>
    public static RateExplanation Explain(this AprAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new(Label(answer.Method), answer.Annual, $"{Formula(answer)} = {Percent(answer.Annual.PerYear, 4)}",
        [
            new("lending.explain.apr_advanced", Text(answer.Advanced)),
            new("lending.explain.apr_paid", Text(answer.Paid)),
            new("lending.explain.apr_cost", Text(answer.Paid - answer.Advanced)),
            new("lending.explain.apr_period_rate", Percent(answer.PerPeriod, 6)),
            new("lending.explain.apr_periods_a_year", Text(answer.PeriodsPerYear)),
        ]);
    }

    static string Label(AprMethod method) => method switch
    {
        AprMethod.UsActuarial => "lending.explain.apr_us_actuarial",
        AprMethod.Eu => "lending.explain.apr_eu",
        AprMethod.Uk => "lending.explain.apr_uk",
        AprMethod.Xirr => "lending.explain.apr_xirr",
        AprMethod.ChinaSimple => "lending.explain.apr_china_simple",
        AprMethod.ChinaCompound => "lending.explain.apr_china_compound",
    };

    static string Formula(AprAnswer answer)
    {
        var rate = Percent(answer.PerPeriod, 6);
        var month = answer.PeriodsPerYear / Months;
        return answer.Method switch
        {
            AprMethod.UsActuarial => $"{answer.PeriodsPerYear} × {rate}",
            AprMethod.ChinaSimple when month == 1 => $"{Months} × {rate}",
            AprMethod.ChinaSimple => $"{Months} × ((1 + {rate})^{month} − 1)",
            AprMethod.Eu or AprMethod.Uk or AprMethod.Xirr or AprMethod.ChinaCompound =>
                $"(1 + {rate})^{answer.PeriodsPerYear} − 1",
        };
    }

    static string Percent(decimal fraction, int places) =>
        (fraction * 100m).ToString($"F{places}", CultureInfo.InvariantCulture) + "%";

    static string Text(decimal figure) => figure.ToString("0.##########", CultureInfo.InvariantCulture);
}
