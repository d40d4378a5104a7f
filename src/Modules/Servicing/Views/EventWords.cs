using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Servicing.Views;

/// <summary>What happened, in a line.</summary>
static class EventWords
{
    internal static Text Of(LoanAccount account, LoanEvent one)
    {
        var kind = StateWords.Of(KindOf(one));
        return one switch
        {
            RateChanged rate => new($"{kind.Zh}至 {rate.AnnualRate}", $"{kind.En} to {rate.AnnualRate}"),
            InterestPaused pause => new($"{kind.Zh}至 {Day(pause.Through)}", $"{kind.En} through {Day(pause.Through)}"),
            Reversed back when account.Events.FirstOrDefault(e => e.Sequence == back.Of) is { } of =>
                new($"冲正第 {back.Of} 号{StateWords.Of(KindOf(of)).Zh}",
                    $"Took back event {back.Of}: {StateWords.Of(KindOf(of)).En}"),
            _ when AmountOf(one) is { } amount => new(
                $"{kind.Zh} {Grouped(amount)}", $"{kind.En} {Grouped(amount)}"),
            _ => kind,
        };
    }

    internal static EventKind KindOf(LoanEvent one) => one switch
    {
        Disbursed => EventKind.Disbursement,
        Repaid => EventKind.Payment,
        EarlySettled => EventKind.Settlement,
        Reversed => EventKind.Reversal,
        RateChanged => EventKind.RateChange,
        InterestPaused => EventKind.InterestPause,
        CloseOfBusiness => EventKind.CloseOfBusiness,
        _ => throw new ArgumentOutOfRangeException(nameof(one), one.GetType().Name, "An event without words."),
    };

    /// <summary>The money an event moves; null where it moves none.</summary>
    internal static Money? AmountOf(LoanEvent one) => one switch
    {
        Disbursed lent => lent.Amount,
        Repaid repaid => repaid.Amount,
        EarlySettled settled => settled.Amount,
        _ => null,
    };

    static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    static string Grouped(Money amount) =>
        amount.Major.ToString($"N{amount.Currency.Digits}", CultureInfo.InvariantCulture);
}
