using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Servicing.Changes.Requests;

namespace Wheelhouse.Servicing.Views;

/// <summary>The words for states and kinds, in both languages.</summary>
static class StateWords
{
    internal static Text Of(AgreementState state) => state switch
    {
        AgreementState.Active => new("履约中", "Active"),
        AgreementState.Settled => new("已结清", "Settled"),
        AgreementState.Closed => new("已关闭", "Closed"),
        AgreementState.WrittenOff => new("已核销", "Written off"),
    };

    internal static Text Of(InstalmentState state) => state switch
    {
        InstalmentState.Scheduled => new("未到期", "Scheduled"),
        InstalmentState.Due => new("应还", "Due"),
        InstalmentState.Overdue => new("逾期", "Overdue"),
        InstalmentState.Paid => new("已还", "Paid"),
        InstalmentState.Dropped => new("无需再还", "Not needed"),
    };

    internal static Text Of(AssetClass found) => found switch
    {
        AssetClass.Normal => new("正常", "Normal"),
        AssetClass.SpecialMention => new("关注", "Special mention"),
        AssetClass.Substandard => new("次级", "Substandard"),
        AssetClass.Doubtful => new("可疑", "Doubtful"),
        AssetClass.Loss => new("损失", "Loss"),
    };

    internal static Text Of(Stage found) => found switch
    {
        Stage.One => new("第一阶段", "Stage 1"),
        Stage.Two => new("第二阶段", "Stage 2"),
        Stage.Three => new("第三阶段", "Stage 3"),
    };

    internal static Text Of(RequestState state) => state switch
    {
        RequestState.Waiting => new("待处理", "Waiting"),
        RequestState.Granted => new("已同意", "Granted"),
        RequestState.Declined => new("已拒绝", "Declined"),
        RequestState.Withdrawn => new("已撤回", "Taken back"),
    };

    internal static Text Of(EventKind kind) => kind switch
    {
        EventKind.Disbursement => new("放款", "Paid out"),
        EventKind.Payment => new("还款", "Payment"),
        EventKind.Settlement => new("提前结清", "Early settlement"),
        EventKind.Reversal => new("冲正", "Reversal"),
        EventKind.RateChange => new("利率调整", "Rate change"),
        EventKind.InterestPause => new("停息", "Interest pause"),
        EventKind.Refund => new("商家退款", "Refund from a seller"),
        EventKind.Recovery => new("核销收回", "Recovery"),
        EventKind.VehicleReturn => new("退车", "Vehicle returned"),
        EventKind.Goodwill => new("补偿抵扣", "Goodwill credit"),
        EventKind.InterestRefund => new("退还利息", "Interest refund"),
        EventKind.Waiver => new("减免", "Waiver"),
        EventKind.Charge => new("另行收费", "Charge"),
        EventKind.Chargeback => new("银行退单", "Chargeback"),
        EventKind.CreditRefund => new("退还溢缴款", "Credit refunded"),
        EventKind.AllocationChange => new("清偿顺序变更", "Order of clearing"),
        EventKind.Holiday => new("还款假期", "Payment holiday"),
        EventKind.Deferral => new("延期还款", "Deferral"),
        EventKind.TermExtension => new("展期", "Term extension"),
        EventKind.Restructuring => new("债务重组", "Restructuring"),
        EventKind.ReAge => new("重新起算", "Re-age"),
        EventKind.ReAmortisation => new("逾期重新分摊", "Re-amortisation"),
        EventKind.BalloonRefinance => new("尾款再融资", "Balloon refinanced"),
        EventKind.CapitalisedIncome => new("费用资本化", "Capitalised income"),
        EventKind.BuyDownFee => new("买断利率费", "Buy-down fee"),
        EventKind.ChargeOff => new("呆账认定", "Charge-off"),
        EventKind.WriteOff => new("核销", "Write-off"),
        EventKind.Termination => new("解除合同", "Termination"),
        EventKind.CloseOfBusiness => new("日终", "Close of business"),
        EventKind.Commencement => new("交车起租", "Handed over"),
        EventKind.LeaseCharge => new("合同收费", "Charge"),
        EventKind.Inspection => new("验车", "Inspection"),
        EventKind.ResidualReview => new("残值复核", "Residual review"),
        EventKind.Demand => new("催告", "Demand"),
        EventKind.RentAcceleration => new("租金加速到期", "All rent claimed"),
        EventKind.LeaseExtension => new("续租", "Extension"),
        EventKind.CarReturn => new("还车", "Car returned"),
        EventKind.Purchase => new("留购", "Car bought"),
        EventKind.Buyback => new("厂商回购", "Bought back"),
        EventKind.LeaseTermination => new("提前终止", "Ended early"),
        EventKind.CarSale => new("车辆处置", "Car sold"),
        EventKind.DepositUse => new("保证金抵扣", "Deposit set off"),
        EventKind.RentRefund => new("退还多付款", "Credit refunded"),
        EventKind.Swap => new("换车", "Swap"),
        EventKind.SubscriptionPause => new("暂停", "Pause"),
        EventKind.Cancellation => new("退订", "Cancelled"),
    };

    internal static Text Of(PaymentChannel channel) => channel switch
    {
        PaymentChannel.Counter => new("柜面", "Counter"),
        PaymentChannel.Transfer => new("转账", "Transfer"),
        PaymentChannel.DirectDebit => new("代扣", "Direct debit"),
        PaymentChannel.SimulatedBank => new("模拟银行", "Simulated bank"),
    };
}

/// <summary>How an instalment stands.</summary>
public enum InstalmentState
{
    Scheduled,
    Due,
    Overdue,
    Paid,

    /// <summary>The agreement ended, or was paid down, before it: nothing is due.</summary>
    Dropped,
}

/// <summary>What kind of event happened.</summary>
public enum EventKind
{
    Disbursement,
    Payment,
    Settlement,
    Reversal,
    RateChange,
    InterestPause,
    CloseOfBusiness,
    Commencement,
    LeaseCharge,
    Inspection,
    ResidualReview,
    Demand,
    RentAcceleration,
    LeaseExtension,
    CarReturn,
    Purchase,
    Buyback,
    LeaseTermination,
    CarSale,
    DepositUse,
    RentRefund,
    Swap,
    SubscriptionPause,
    Cancellation,
    Refund,
    Recovery,
    VehicleReturn,
    Goodwill,
    InterestRefund,
    Waiver,
    Charge,
    Chargeback,
    CreditRefund,
    AllocationChange,
    Holiday,
    Deferral,
    TermExtension,
    Restructuring,
    ReAge,
    ReAmortisation,
    BalloonRefinance,
    CapitalisedIncome,
    BuyDownFee,
    ChargeOff,
    WriteOff,
    Termination,
}
