using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Models;
using Wheelhouse.Models.Cards;
using Wheelhouse.Models.Files;
using Wheelhouse.Models.Measures;
using Wheelhouse.Models.Shipped;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Registers;

/// <summary>A model of the list.</summary>
/// <param name="Target">What it predicts, as in <c>bad = 1</c>.</param>
/// <param name="Auc">Area under the ROC curve on rows it was not trained on.</param>
/// <param name="UsedBy">Policies in which it is a node, as in <c>car-loan/2</c>.</param>
public sealed record RiskModelItem(
    string Name, ModelKind Kind, string Target, string Hash, string Use, int Rows, double Auc, double Ks,
    IReadOnlyList<string> UsedBy);

/// <summary>A model's card as data: all that its page shows. The same facts stand in the Markdown card.</summary>
/// <param name="DataHash">SHA-256 of the training file as it was read.</param>
/// <param name="Method">How the rows were parted for the measures below.</param>
/// <param name="AucLow">Lower end of the 95 % interval (DeLong).</param>
/// <param name="AucSpread">Standard deviation of the area over the parts.</param>
/// <param name="PValue">Of Hosmer-Lemeshow: chance of one so large where the probabilities are right.</param>
/// <param name="Gains">From the riskiest row on: the ROC and the KS curve.</param>
/// <param name="Features">By information value, the greatest first.</param>
/// <param name="ScoreCuts">Tenths of the scores of training, which stability is measured against.</param>
public sealed record RiskModelView(
    string Name, ModelKind Kind, string Target, string Hash, string Use, string DataWindow, string Owner,
    IReadOnlyList<string> Approvals, IReadOnlyList<string> Limits, int Rows, int Bads, int Rejects, string DataHash,
    string Method, int RowsMeasured, double Auc, double AucLow, double AucHigh, double AucSpread, double Ks,
    double Gini, double Brier, double HosmerLemeshow, double PValue, IReadOnlyList<GainPoint> Gains,
    IReadOnlyList<CalibrationBand> Calibration, IReadOnlyList<FeatureFacts> Features,
    IReadOnlyList<FairnessFacts> Fairness, IReadOnlyDictionary<string, string> Settings,
    IReadOnlyList<double> ScoreCuts, IReadOnlyList<string> UsedBy);

/// <summary>The models that ship, with their cards.</summary>
static class ReadRiskModels
{
    internal static Ok<Page<RiskModelItem>> List(PolicyBook policies, int? limit, string? after) => TypedResults.Ok(
        ModelShelf.Names.ToPage(name => name, new(limit, after))
            .Select(name => Item(ModelShelf.Find(name).Value, policies)));

    internal static Results<Ok<RiskModelView>, ProblemHttpResult> Get(string name, PolicyBook policies) =>
        ModelShelf.Find(name).Select(model => View(model, policies)).ToAnswer();

    /// <summary>The card as Markdown, to be filed.</summary>
    internal static IResult Card(string name) => ModelShelf.Find(name).Match<IResult>(
        model => TypedResults.Text(ModelCard.Markdown(model), "text/markdown"), refusal => refusal.ToProblem());

    static RiskModelItem Item(Model model, PolicyBook policies) => new(
        model.Name, KindOf(model), Target(model), ModelFile.Hash(model), model.Facts.Purpose.Use, model.Facts.Rows,
        model.Facts.Validation.Separation.Auc, model.Facts.Validation.Separation.Ks, UsedBy(model, policies));

    static RiskModelView View(Model model, PolicyBook policies)
    {
        var (facts, said, measured) = (model.Facts, model.Facts.Purpose, model.Facts.Validation);
        var (separation, calibration) = (measured.Separation, measured.Calibration);
        return new(
            model.Name, KindOf(model), Target(model), ModelFile.Hash(model), said.Use, said.DataWindow, said.Owner,
            said.Approvals, said.Limits, facts.Rows, facts.Bads, facts.Rejects, facts.DataHash, measured.Method,
            measured.Rows, separation.Auc, separation.Low, separation.High, measured.AucSpread, separation.Ks,
            separation.Gini, calibration.Brier, calibration.HosmerLemeshow, calibration.PValue,
            Gains.Of(calibration.Bands), calibration.Bands, [.. facts.Features.OrderByDescending(one => one.Iv)],
            facts.Fairness, facts.Settings, model.Baseline.Cuts, UsedBy(model, policies));
    }

    static ModelKind KindOf(Model model) => model.Trees is null ? ModelKind.Scorecard : ModelKind.Boosting;

    static string Target(Model model) => $"{model.Target.Column} = {model.Target.Bad}";

    static IReadOnlyList<string> UsedBy(Model model, PolicyBook policies) =>
    [
        .. policies.All.Where(policy => policy.Models.Any(node => node.Model.Name == model.Name))
            .Select(policy => $"{policy.Name}/{policy.Version}").Order(StringComparer.Ordinal),
    ];
}
