using Wheelhouse.CreditRisk;

namespace Wheelhouse.Products.Rules;

/// <summary>What a row of classification or staging looks at.</summary>
enum GradedBy
{
    /// <summary>More days past due than the parameter.</summary>
    DaysOver,

    /// <summary>As many days past due as the parameter, or more.</summary>
    DaysFrom,

    /// <summary>Credit-impaired, which is stage 3.</summary>
    Impaired,

    /// <summary>Restructured within the parameter's months.</summary>
    Restructured,

    /// <summary>The parameter's months that must pass before an exposure may improve.</summary>
    Cure,
}

/// <summary>What a row leads to: a class, a stage, or for a cure the stage that is left.</summary>
sealed record Grade(GradedBy By, AssetClass? Class = null, Stage? Stage = null);

/// <summary>How an exposure of a case stood before.</summary>
sealed record GradeBefore(AssetClass? Class = null, Stage? Stage = null, DateOnly? CuringSince = null);

/// <summary>A case inside the data: an exposure with these facts has this class, or this stage.</summary>
sealed record GradeCase(
    CreditFacts Facts, GradeBefore? Before = null, AssetClass? Class = null, Stage? Stage = null);

/// <summary>Makes the rules of classification and staging of a day from the rows in force.</summary>
static class Grading
{
    /// <exception cref="InvalidOperationException">The rows of that day do not make a whole set; a test holds that
    /// those of <c>rules.json</c> do on every day.</exception>
    internal static CreditRules On(IEnumerable<RuleData> rules, DateOnly day)
    {
        var rows = rules.Where(r => r.Grade is not null && r.Row.IsOn(day)).ToList();
        var (restructured, impaired) = (
            One(r => r.Grade is { By: GradedBy.Restructured }), One(r => r.Grade is { By: GradedBy.Impaired }));
        var observation = Whole(restructured);
        var stages = new StageRules(
            Whole(One(r => r.Grade is { By: GradedBy.DaysOver, Stage: Stage.Two })),
            Whole(One(r => r.Grade is { By: GradedBy.DaysFrom, Stage: Stage.Three })),
            Whole(One(r => r.Grade is { By: GradedBy.Cure, Stage: Stage.Three })),
            Whole(One(r => r.Grade is { By: GradedBy.Cure, Stage: Stage.Two })),
            observation);
        var bands = rows.Where(r => r.Grade is { By: GradedBy.DaysOver, Class: not null })
            .Select(r => new ClassBand(Whole(r), r.Grade!.Class!.Value)).OrderBy(b => b.Over);
        var classes = new ClassRules(
            [.. bands], impaired.Grade!.Class!.Value, restructured.Grade!.Class!.Value, observation,
            Whole(One(r => r.Grade is { By: GradedBy.Cure, Stage: null })));
        return new(stages, classes);

        RuleData One(Func<RuleData, bool> wanted) => rows.Where(wanted).ToList() is [var only]
            ? only
            : throw new InvalidOperationException($"The rules of credit risk on {day:O} are not whole.");
    }

    static int Whole(RuleData rule) => decimal.ToInt32(rule.Parameter!.Value);
}
