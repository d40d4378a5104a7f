using System.Collections.Frozen;
using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>The words for the labels of explanations and quotes of leases, in both languages.</summary>
public static class LeaseWords
{
    static readonly FrozenDictionary<string, Text> All = new Dictionary<string, Text>
    {
        ["leasing.claim.deposit"] = new("减：保证金", "Less: deposit"),
        ["leasing.claim.excess_kept"] = new("归出租人的超额车值", "Value of the car that stays the lessor's"),
        ["leasing.claim.fee"] = new("提前终止手续费", "Early-end fee"),
        ["leasing.claim.future_rent"] = new("未到期租金", "Rent to come"),
        ["leasing.claim.owed"] = new("已到期未付", "Due and unpaid"),
        ["leasing.claim.purchase_price"] = new("留购价款", "Purchase price"),
        ["leasing.claim.residual"] = new("期满残值", "Value left at the end"),
        ["leasing.claim.settlement"] = new("剩余款项现值", "Present value of what was to come"),
        ["leasing.claim.share_of_rent"] = new("剩余租金的约定比例", "Agreed share of rent to come"),
        ["leasing.claim.vehicle"] = new("减：车辆价值", "Less: value of the car"),
        ["leasing.explain.acceleration"] = new("加速到期", "Rent called early"),
        ["leasing.explain.allowed"] = new("包含里程", "Kilometres included"),
        ["leasing.explain.billing"] = new("已到期租金", "Rent that fell due"),
        ["leasing.explain.carrying"] = new("账面余额", "Carrying amount"),
        ["leasing.explain.commencement"] = new("起租确认", "At commencement"),
        ["leasing.explain.deposit"] = new("保证金", "Deposit"),
        ["leasing.explain.depreciation"] = new("折旧", "Depreciation"),
        ["leasing.explain.derecognition"] = new("终止确认", "Derecognised"),
        ["leasing.explain.disposal"] = new("处置", "Disposal"),
        ["leasing.explain.driven"] = new("实际行驶里程", "Kilometres driven"),
        ["leasing.explain.entries"] = new("分录数", "Entries"),
        ["leasing.explain.extension"] = new("续租重算", "Extension"),
        ["leasing.explain.free_wear"] = new("免费磨损额度", "Wear that is free"),
        ["leasing.explain.from"] = new("起", "From"),
        ["leasing.explain.income"] = new("租赁收益", "Income"),
        ["leasing.explain.mileage"] = new("里程费用", "Kilometres"),
        ["leasing.explain.rate"] = new("租赁内含利率", "Rate implicit in the lease"),
        ["leasing.explain.receipt"] = new("收款", "Received"),
        ["leasing.explain.refund"] = new("退款", "Refunded"),
        ["leasing.explain.residual_review"] = new("残值复核损失", "Residual review"),
        ["leasing.explain.source"] = new("依据", "Source"),
        ["leasing.explain.termination"] = new("提前终止应付", "Cost of ending the lease"),
        ["leasing.explain.through"] = new("止", "Through"),
        ["leasing.explain.tolerated"] = new("容差里程", "Kilometres tolerated"),
        ["leasing.explain.use"] = new("使用费用", "Charges for use"),
        ["leasing.explain.wear"] = new("磨损费用", "Wear"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words for a label.</summary>
    /// <exception cref="KeyNotFoundException">The engine gives no such label.</exception>
    public static Text Of(string label) => All[label];
}
