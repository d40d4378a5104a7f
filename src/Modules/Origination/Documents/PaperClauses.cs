using Wheelhouse.Kernel;

namespace Wheelhouse.Origination.Documents;

/// <summary>The clauses that every agreement has.</summary>
static class PaperClauses
{
    internal static readonly PaperClause AutomatedDecision = new(
        new("自动决定", "Automated decision"),
        new("您可要求说明理由，并要求人工复核。", "You may ask for the reasons and for a person to review them."));

    internal static readonly PaperClause Consent = new(
        new("同意与撤回", "Consent"),
        new("各项同意可随时在“我的”页面撤回。", "Each consent can be withdrawn at any time on your page."));

    internal static PaperClause AtTheEnd(Text says) => new(new("到期时", "At the end"), says);

    internal static IEnumerable<PaperClause> Conditions(IReadOnlyList<Text> conditions) =>
        conditions.Select(condition => new PaperClause(new("批准条件", "Condition"), condition));
}
