namespace Wheelhouse.CreditRisk;

/// <summary>Present values by whole months.</summary>
static class Discounting
{
    /// <summary>(1 + i)^−n, by repeated division.</summary>
    /// <param name="monthlyRate">The effective interest rate a month, as a fraction; above −1.</param>
    internal static decimal Factor(decimal monthlyRate, int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(monthlyRate, -1m);
        var (factor, one) = (1m, 1m / (1m + monthlyRate));
        for (var month = 0; month < months; month++)
        {
            factor *= one;
        }

        return factor;
    }
}
