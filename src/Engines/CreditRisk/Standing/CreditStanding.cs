namespace Wheelhouse.CreditRisk;

/// <summary>The rules of staging and classification in force on a day.</summary>
/// <remarks>Made once a day from the dated rows and given to every exposure.</remarks>
public sealed record CreditRules(StageRules Stages, ClassRules Classes);

/// <summary>How an exposure stands: stage and class together, for the class looks at the stage.</summary>
public readonly record struct CreditStanding(StageStanding Stage, ClassStanding Class)
{
    /// <summary>Before anything is known against an exposure.</summary>
    public static CreditStanding New => new(StageStanding.New, ClassStanding.New);

    /// <summary>Rebuilds a standing from what need be kept of it; the reasons come with the next
    /// <see cref="Next"/>.</summary>
    public static CreditStanding From(
        Stage stage, DateOnly? stageCuringSince, AssetClass assetClass, DateOnly? classCuringSince) => new(
        new(stage, StageReason.Performing, stageCuringSince),
        new(assetClass, ClassReason.Performing, classCuringSince));

    /// <summary>The standing at the end of the day of the facts. Allocates nothing.</summary>
    /// <remarks>Asking twice on one day changes nothing. Days in the middle of growing arrears may be left out, and so
    /// may days on which nothing is overdue but the first: a missed night is made up for by the next.</remarks>
    public CreditStanding Next(in CreditFacts facts, CreditRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var stage = Staging.Of(facts, Stage, rules.Stages);
        return new(stage, FiveClass.Of(facts, Class, stage.Stage == CreditRisk.Stage.Three, rules.Classes));
    }
}
