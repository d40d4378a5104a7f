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
            ChargedBack back => new(
                $"{kind.Zh}：第 {back.Of} 号还款 {Grouped(back.Amount)}",
                $"{kind.En} of payment {back.Of}: {Grouped(back.Amount)}"),
            Charged charge => new(
                $"{kind.Zh} {charge.Code} {Grouped(charge.Amount)}",
                $"{kind.En} {charge.Code} {Grouped(charge.Amount)}"),
            DueDateMoved moved => new($"{kind.Zh}至 {Day(moved.To)}", $"{kind.En} to {Day(moved.To)}"),
            HolidayGranted holiday => Counted(kind, holiday.Instalments),
            TermExtended extended => Counted(kind, extended.Instalments),
            BalloonRefinanced refinanced => Counted(kind, refinanced.Instalments),
            Reaged reaged => Counted(kind, reaged.Instalments),
            _ when AmountOf(one) is { } amount => new(
                $"{kind.Zh} {Grouped(amount)}", $"{kind.En} {Grouped(amount)}"),
            _ => kind,
        };
    }

    static Text Counted(Text kind, int instalments) =>
        new($"{kind.Zh} {instalments} 期", $"{kind.En}, instalments: {instalments}");

    internal static EventKind KindOf(LoanEvent one) => one switch
    {
        Disbursed => EventKind.Disbursement,
        Repaid => EventKind.Payment,
        EarlySettled => EventKind.Settlement,
        Reversed => EventKind.Reversal,
        RateChanged => EventKind.RateChange,
        InterestPaused => EventKind.InterestPause,
        Refunded => EventKind.Refund,
        Recovered => EventKind.Recovery,
        VehicleReturned => EventKind.VehicleReturn,
        GoodwillCredited => EventKind.Goodwill,
        InterestRefunded => EventKind.InterestRefund,
        Waived => EventKind.Waiver,
        Charged => EventKind.Charge,
        ChargedBack => EventKind.Chargeback,
        CreditRefunded => EventKind.CreditRefund,
        AllocationChanged => EventKind.AllocationChange,
        HolidayGranted => EventKind.Holiday,
        DueDateMoved => EventKind.Deferral,
        TermExtended => EventKind.TermExtension,
        Restructured => EventKind.Restructuring,
        Reaged => EventKind.ReAge,
        Reamortised => EventKind.ReAmortisation,
        BalloonRefinanced => EventKind.BalloonRefinance,
        IncomeCapitalised => EventKind.CapitalisedIncome,
        BuyDownPaid => EventKind.BuyDownFee,
        ChargedOff => EventKind.ChargeOff,
        Terminated => EventKind.Termination,
        WrittenOff => EventKind.WriteOff,
        CloseOfBusiness => EventKind.CloseOfBusiness,
        _ => throw new ArgumentOutOfRangeException(nameof(one), one.GetType().Name, "An event without words."),
    };

    /// <summary>The money an event moves; null where it moves none.</summary>
    internal static Money? AmountOf(LoanEvent one) => one switch
    {
        Disbursed lent => lent.Amount,
        Repaid repaid => repaid.Amount,
        EarlySettled settled => settled.Amount,
        Refunded refunded => refunded.Amount,
        Recovered recovered => recovered.Amount,
        VehicleReturned returned => returned.Amount,
        GoodwillCredited goodwill => goodwill.Amount,
        InterestRefunded refunded => refunded.Amount,
        Waived waived => waived.Amount,
        Charged charged => charged.Amount,
        ChargedBack back => -back.Amount,
        CreditRefunded refunded => -refunded.Amount,
        IncomeCapitalised income => income.Amount,
        BuyDownPaid paid => paid.Amount,
        _ => null,
    };

    static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    static string Grouped(Money amount) =>
        amount.Major.ToString($"N{amount.Currency.Digits}", CultureInfo.InvariantCulture);
}
