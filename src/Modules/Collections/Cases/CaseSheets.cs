using Wheelhouse.Collections.Inhibiting;
using Wheelhouse.Collections.Ordering;
using Wheelhouse.Collections.Recovering;
using Wheelhouse.Collections.Selling;
using Wheelhouse.Collections.Warning;
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
        .Words("下一步", "Next step", c => c.Step?.Name)
        .Instant("上次联系", "Last contact", c => c.LastContact)
        .Text("不可联系原因", "Why not now", c => c.Against?.Sentence);

    internal static readonly Sheet<RecoveryCard> Recoveries =
        new Sheet<RecoveryCard>("recoveries", new("收车指令", "Recovery orders"))
            .Instant("下达时间", "Ordered", r => r.At)
            .Text("合同号", "Agreement", r => r.Number)
            .Text("VIN", "VIN", r => r.Vin)
            .Words("状态", "State", r => Words(r.State))
            .Day("抵押登记日", "Lien since", r => r.LienSince)
            .Instant("派出时间", "Dispatched", r => r.DispatchedAt)
            .Instant("结束", "Ended", r => r.EndedAt)
            .Text("撤销原因", "Cancelled because", r => r.Because);

    internal static readonly Sheet<VendorCard> Vendors = new Sheet<VendorCard>("vendors", new("外包机构", "Vendors"))
        .Text("名称", "Name", v => v.Name)
        .Day("评估日", "Evaluated on", v => v.EvaluatedOn)
        .Number("得分", "Score", v => v.Score);

    internal static readonly Sheet<InhibitCard> Inhibits =
        new Sheet<InhibitCard>("start-inhibits", new("限制启动", "Start inhibits"))
            .Instant("申请时间", "Requested", i => i.At)
            .Text("合同号", "Agreement", i => i.Number)
            .Text("VIN", "VIN", i => i.Vin)
            .Words("状态", "State", i => Words(i.State))
            .Instant("发出时间", "Sent", i => i.SentAt)
            .Instant("解除时间", "Let go", i => i.ReleasedAt)
            .Text("解除原因", "Let go because", i => i.Because);

    internal static readonly Sheet<WarningItem> Warnings =
        new Sheet<WarningItem>("warnings", new("预警", "Early warning"))
            .Text("合同号", "Agreement", w => w.Number)
            .Text("VIN", "VIN", w => w.Vin)
            .Words("等级", "Band", w => Words(w.Band))
            .Number("分数", "Points", w => w.Points)
            .Day("进入等级日", "In its band since", w => w.Since)
            .Words("主要原因", "What weighs most", w => new(
                string.Join('；', w.Why.Select(why => why.Zh)), string.Join("; ", w.Why.Select(why => why.En))));

    internal static readonly Sheet<WorkCard> Orders = new Sheet<WorkCard>("work-orders", new("工单", "Work orders"))
        .Instant("下达时间", "Ordered", o => o.At)
        .Text("合同号", "Agreement", o => o.Number)
        .Text("VIN", "VIN", o => o.Vin)
        .Words("事项", "What", o => Words(o.Kind))
        .Words("状态", "State", o => Words(o.State))
        .Day("完成期限", "To be done by", o => o.DueOn)
        .Money("费用", "Fee", o => o.Fee)
        .Text("机构答复", "The vendor’s answer", o => o.Answer)
        .Day("回报日", "Reported on", o => o.Report?.On)
        .Text("回报", "Report", o => o.Report?.Note)
        .Text("投诉", "Complaint", o => o.Complaint)
        .Day("结束", "Ended", o => o.EndedOn);

    internal static readonly Sheet<DisposalCard> Disposals = new Sheet<DisposalCard>("sales", new("车辆处置", "Car sales"))
        .Instant("开立时间", "Opened", d => d.At)
        .Text("合同号", "Agreement", d => d.Number)
        .Text("VIN", "VIN", d => d.Vin)
        .Words("状态", "State", d => Words(d.State))
        .Words("依据", "Ground", d => Words(d.Ground))
        .Day("告知日", "Debtor told on", d => d.NoticeOn)
        .Money("保留价", "Reserve", d => d.Reserve)
        .Money("成交价", "Sold for", d => d.SoldFor);

    static Text Words(WarningBand band) => band switch
    {
        WarningBand.Green => new("绿", "Green"),
        WarningBand.Amber => new("黄", "Amber"),
        WarningBand.Red => new("红", "Red"),
    };

    static Text Words(WorkKind kind) => kind switch
    {
        WorkKind.Find => new("查找车辆", "Find the car"),
        WorkKind.Visit => new("上门", "Visit the debtor"),
        WorkKind.Tow => new("拖车", "Tow the car"),
        WorkKind.Store => new("停放", "Store the car"),
        WorkKind.Inspect => new("验车", "Inspect the car"),
        WorkKind.Recover => new("收车", "Recover the car"),
    };

    static Text Words(WorkState state) => state switch
    {
        WorkState.Sent => new("已下达", "Sent"),
        WorkState.Accepted => new("已接单", "Accepted"),
        WorkState.Rejected => new("已拒单", "Rejected"),
        WorkState.Reported => new("已回报", "Reported"),
        WorkState.Done => new("已完成", "Done"),
        WorkState.Withdrawn => new("已撤回", "Withdrawn"),
    };

    static Text Words(SaleGround ground) => ground switch
    {
        SaleGround.Agreed => new("与债务人约定", "Agreed with the debtor"),
        SaleGround.Court => new("法院裁定", "Order of a court"),
        SaleGround.Title => new("出租人所有权", "Title of the lessor"),
    };

    static Text Words(DisposalState state) => state switch
    {
        DisposalState.Open => new("进行中", "Open"),
        DisposalState.Sold => new("已售出", "Sold"),
        DisposalState.Distributed => new("价款已分配", "Proceeds shared"),
        DisposalState.Cancelled => new("已取消", "Called off"),
    };

    static Text Words(RecoveryState state) => state switch
    {
        RecoveryState.Ordered => new("已下达", "Ordered"),
        RecoveryState.Dispatched => new("已派出", "With a vendor"),
        RecoveryState.Done => new("车辆已收回", "Car is here"),
        RecoveryState.Cancelled => new("已撤销", "Cancelled"),
    };

    static Text Words(InhibitState state) => state switch
    {
        InhibitState.Requested => new("已申请", "Requested"),
        InhibitState.Sent => new("已发往设备", "Sent to the device"),
        InhibitState.Confirmed => new("设备已确认", "Confirmed by the device"),
        InhibitState.Unknown => new("设备未确认", "Not confirmed by the device"),
        InhibitState.Released => new("已解除", "Let go"),
    };
}
