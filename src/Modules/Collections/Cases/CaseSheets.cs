using Wheelhouse.Collections.Inhibiting;
using Wheelhouse.Collections.Recovering;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Cases;

/// <summary>The grids of the desk as files.</summary>
static class CaseSheets
{
    internal static readonly Sheet<QueueCard> Queue = new Sheet<QueueCard>("collections", new("催收队列", "Collections"))
        .Text("合同号", "Agreement", c => c.Number)
        .Text("VIN", "VIN", c => c.Vin)
        .Number("逾期天数", "Days overdue", c => c.DaysPastDue)
        .Money("逾期金额", "Overdue", c => c.Overdue)
        .Words("步骤", "Step", c => c.Step?.Name)
        .Instant("上次联系", "Last contact", c => c.LastContact)
        .Text("不可联系原因", "Why not now", c => c.Against?.Sentence);

    internal static readonly Sheet<RecoveryCard> Recoveries =
        new Sheet<RecoveryCard>("recoveries", new("收车指令", "Recovery orders"))
            .Instant("时间", "At", r => r.At)
            .Text("合同号", "Agreement", r => r.Number)
            .Text("VIN", "VIN", r => r.Vin)
            .Words("状态", "State", r => Words(r.State))
            .Day("登记日", "Lien since", r => r.LienSince)
            .Instant("派出", "Dispatched", r => r.DispatchedAt)
            .Instant("结束", "Ended", r => r.EndedAt)
            .Text("撤销原因", "Cancelled because", r => r.Because);

    internal static readonly Sheet<VendorCard> Vendors = new Sheet<VendorCard>("vendors", new("外包机构", "Vendors"))
        .Text("名称", "Name", v => v.Name)
        .Day("评估日", "Evaluated on", v => v.EvaluatedOn)
        .Number("得分", "Score", v => v.Score);

    internal static readonly Sheet<InhibitCard> Inhibits =
        new Sheet<InhibitCard>("start-inhibits", new("限制启动", "Start inhibits"))
            .Instant("时间", "At", i => i.At)
            .Text("合同号", "Agreement", i => i.Number)
            .Text("VIN", "VIN", i => i.Vin)
            .Words("状态", "State", i => Words(i.State))
            .Instant("发出", "Sent", i => i.SentAt)
            .Instant("解除", "Released", i => i.ReleasedAt)
            .Text("解除原因", "Released because", i => i.Because);

    static Text Words(RecoveryState state) => state switch
    {
        RecoveryState.Ordered => new("已下达", "Ordered"),
        RecoveryState.Dispatched => new("已派出", "Dispatched"),
        RecoveryState.Done => new("车辆已收回", "Car is with the lender"),
        RecoveryState.Cancelled => new("已撤销", "Cancelled"),
    };

    static Text Words(InhibitState state) => state switch
    {
        InhibitState.Requested => new("已申请", "Requested"),
        InhibitState.Sent => new("已发出", "Sent"),
        InhibitState.Confirmed => new("设备已确认", "Confirmed by the device"),
        InhibitState.Unknown => new("设备未确认", "Not confirmed by the device"),
        InhibitState.Released => new("已解除", "Released"),
    };
}
