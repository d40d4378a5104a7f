using System.Collections.Frozen;
using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>The words for the labels of explanations and settlement quotes, in both languages.</summary>
public static class Words
{
    static readonly FrozenDictionary<string, Text> All = new Dictionary<string, Text>
    {
        ["lending.explain.accrual"] = new("计息", "Interest accrued"),
        ["lending.explain.amount"] = new("应还金额", "Amount due"),
        ["lending.explain.bearing"] = new("计息本金", "Principal bearing interest"),
        ["lending.explain.capitalised"] = new("计入本金的利息", "Interest that became principal"),
        ["lending.explain.carried_in"] = new("上期结转利息", "Interest carried from the row before"),
        ["lending.explain.carried_over"] = new("结转至下期的利息", "Interest carried to the next row"),
        ["lending.explain.collected_ahead"] = new("提前收取的利息", "Interest collected ahead"),
        ["lending.explain.date"] = new("日期", "Date"),
        ["lending.explain.days"] = new("天数", "Days"),
        ["lending.explain.disbursed"] = new("放款", "Paid out"),
        ["lending.explain.due_date"] = new("到期日", "Due date"),
        ["lending.explain.due_instalment"] = new("今日到期未还部分", "Due today, unpaid part"),
        ["lending.explain.due_today"] = new("今日应还", "Due today"),
        ["lending.explain.fees"] = new("费用", "Fees"),
        ["lending.explain.from"] = new("起", "From"),
        ["lending.explain.income"] = new("资本化费用", "Charge added to the principal"),
        ["lending.explain.instalment"] = new("本期应还", "Instalment"),
        ["lending.explain.interest"] = new("利息", "Interest"),
        ["lending.explain.interest_capitalised"] = new("利息转本金", "Interest added to the principal"),
        ["lending.explain.late"] = new("逾期费用", "Cost of lateness"),
        ["lending.explain.late_basis"] = new("逾期计费基数", "Overdue amount"),
        ["lending.explain.late_cap"] = new("超过上限部分不收取", "Cut to the cap"),
        ["lending.explain.level"] = new("等额期供", "Level instalment"),
        ["lending.explain.level_formula"] = new("期供算式", "How the level was found"),
        ["lending.explain.level_principal"] = new("待摊本金", "Principal spread over the rows"),
        ["lending.explain.level_rows"] = new("剩余期数", "Instalments left"),
        ["lending.explain.moved_in"] = new("由其他期转入的利息", "Interest moved here from other rows"),
        ["lending.explain.moved_out"] = new("转入其他期的利息", "Interest moved to other rows"),
        ["lending.explain.number"] = new("期次", "Instalment number"),
        ["lending.explain.overdue_instalment"] = new("逾期未还部分", "Overdue, unpaid part"),
        ["lending.explain.owed_again"] = new("退回款项重新计欠", "Payments that went back, owed again"),
        ["lending.explain.paid"] = new("已还", "Paid"),
        ["lending.explain.pause"] = new("停息", "Interest paused"),
        ["lending.explain.payment"] = new("还款", "Payment"),
        ["lending.explain.penalties"] = new("罚息", "Late charges"),
        ["lending.explain.principal"] = new("本金", "Principal"),
        ["lending.explain.principal_last"] = new("剩余本金", "Principal that is left"),
        ["lending.explain.principal_left"] = new("剩余本金", "Principal left"),
        ["lending.explain.principal_prepaid"] = new("提前归还的本金", "Principal repaid ahead"),
        ["lending.explain.principal_share"] = new("等额本金", "Equal share of the principal"),
        ["lending.explain.rate"] = new("年利率", "Rate a year"),
        ["lending.explain.repaid"] = new("归还本金", "Principal repaid"),
        ["lending.explain.settlement"] = new("结清金额", "Settlement amount"),
        ["lending.explain.through"] = new("止", "Through"),
        ["lending.settlement.credit"] = new("减：溢缴款", "Less: credit"),
        ["lending.settlement.fees"] = new("费用", "Fees"),
        ["lending.settlement.interest_due"] = new("已到期利息", "Interest due"),
        ["lending.settlement.interest_to_day"] = new("计至当日的利息", "Interest to the day"),
        ["lending.settlement.payoff_fee"] = new("提前结清手续费", "Fee for early settlement"),
        ["lending.settlement.principal"] = new("本金", "Principal"),
        ["lending.settlement.rule_of_78"] = new("按78法则补计的利息", "Interest by the rule of 78"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words for a label.</summary>
    /// <exception cref="KeyNotFoundException">The engine gives no such label.</exception>
    public static Text Of(string label) => All[label];
}
