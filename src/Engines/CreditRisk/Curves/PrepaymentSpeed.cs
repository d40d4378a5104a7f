namespace Wheelhouse.CreditRisk;

/// <summary>How fast a pool repays early, in the three measures of the trade.</summary>
/// <remarks>All are fractions: 0.015 is 1.5 %. Fabozzi (ed.), The Handbook of Fixed Income Securities, chapters on
/// mortgage-backed and on auto-loan-backed securities.</remarks>
public static class PrepaymentSpeed
{
    /// <summary>Single monthly mortality: unscheduled principal over what was left after the scheduled part.</summary>
    /// <remarks>By hand: 1,000,000.00 at the start, 20,000.00 scheduled, 14,700.00 more: 14,700 ÷ 980,000 = 1.5 %. Null
    /// where nothing was left. Default is no prepayment and is taken off beforehand.</remarks>
    public static decimal? Smm(long opening, long scheduled, long unscheduled) =>
        opening - scheduled is var base_ and > 0 ? Math.Clamp(unscheduled / (decimal)base_, 0m, 1m) : null;

    /// <summary>Conditional prepayment rate: the same a year, 1 − (1 − SMM)^12.</summary>
    /// <remarks>By hand: SMM 1.5 % is 1 − 0.985^12 = 16.59 %.</remarks>
    public static decimal Cpr(decimal smm)
    {
        var kept = 1m;
        for (var month = 0; month < 12; month++)
        {
            kept *= 1m - smm;
        }

        return 1m - kept;
    }

    /// <summary>The ABS measure: early payers a month as a share of the agreements there were at first.</summary>
    /// <param name="month">Months since origination, this one included; from 1.</param>
    /// <remarks>SMM = ABS ÷ (1 − ABS × (M − 1)), so ABS = SMM ÷ (1 + SMM × (M − 1)). By hand: ABS 1.5 % in month 10 is
    /// an SMM of 0.015 ÷ 0.865 = 1.734 %, and back.</remarks>
    public static decimal Abs(decimal smm, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        return smm / (1m + (smm * (month - 1)));
    }

    /// <summary>The SMM of an ABS speed in a month; 1 from the month in which all have left.</summary>
    public static decimal SmmOfAbs(decimal abs, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        var left = 1m - (abs * (month - 1));
        return left <= abs ? 1m : abs / left;
    }
}
