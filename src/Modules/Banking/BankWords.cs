using Wheelhouse.Kernel;

namespace Wheelhouse.Banking;

/// <summary>States in words, for sheets and sentences.</summary>
static class BankWords
{
    internal static Text YesNo(bool yes) => yes ? new("是", "yes") : new("否", "no");

    internal static Text Of(FileState state) => state switch
    {
        FileState.Receiving => new("接收中", "Coming in"),
        FileState.Received => new("已接收", "Received"),
        FileState.Booking => new("入账中", "Being booked"),
        FileState.Cancelled => new("已停止", "Stopped"),
        FileState.Refused => new("已退回", "Refused"),
        FileState.Done => new("已完成", "Done"),
        FileState.Ready => new("待取", "Ready"),
        FileState.Sent => new("已取", "Sent"),
    };

    internal static Text Of(OrderState state) => state switch
    {
        OrderState.Ordered => new("已下指令", "Ordered"),
        OrderState.Accepted => new("银行已受理", "Accepted"),
        OrderState.Done => new("已完成", "Done"),
        OrderState.Rejected => new("被拒", "Rejected"),
        OrderState.Repeated => new("待重发", "To be ordered anew"),
        OrderState.Returned => new("已退回", "Returned"),
    };

    internal static Text Of(OrderKind kind) => kind switch
    {
        OrderKind.Payout => new("放款", "Payout"),
        OrderKind.Collection => new("代扣", "Collection"),
        OrderKind.Return => new("退款", "Return"),
    };

    internal static Text Of(Mandates.MandateState state) => state switch
    {
        Mandates.MandateState.Standing => new("有效", "Stands"),
        Mandates.MandateState.Withdrawn => new("已撤销", "Withdrawn"),
    };

    internal static Text Of(ItemState state) => state switch
    {
        ItemState.Booked => new("已入账", "Booked"),
        ItemState.Waiting => new("待处理", "Waiting"),
        ItemState.Held => new("挂账", "Held"),
        ItemState.Assigned => new("已认领", "Assigned"),
        ItemState.Returned => new("已退回", "Returned"),
        ItemState.Reconciled => new("已勾对", "Reconciled"),
    };
}
