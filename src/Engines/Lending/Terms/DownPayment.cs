using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>A part of every payout that is due on the day of the payout, in a row of its own without
/// interest.</summary>
/// <param name="Share">Of the payout, above 0 and below 1: 25 % of 500.00 is 125.00, and 375.00 is left to
/// spread.</param>
/// <param name="IsAutomatic">Paid by the payout itself: the borrower never has the money.</param>
public sealed record DownPayment(decimal Share, bool IsAutomatic = false);

/// <summary>How far payouts may go beyond the principal of the terms.</summary>
/// <param name="OverShare">A part of the principal: 0.1 lets 110.00 be paid out of 100.00.</param>
/// <param name="OverAmount">An amount instead; with both, the lower holds.</param>
/// <param name="MostPayouts">How many payouts there may be; null is any number.</param>
public sealed record PayoutLimit(decimal? OverShare = null, Money? OverAmount = null, int? MostPayouts = null)
{
    /// <summary>The most that may be paid out in all.</summary>
    public Money Most(Money principal)
    {
        var share = OverShare is { } part
            ? Money.Round(principal.Major * part, principal.Currency, MidpointRounding.ToZero)
            : (Money?)null;
        var over = (share, OverAmount) switch
        {
            ({ } byShare, { } byAmount) => Money.Min(byShare, byAmount),
            _ => share ?? OverAmount ?? Money.Zero(principal.Currency),
        };
        return principal + over;
    }
}
