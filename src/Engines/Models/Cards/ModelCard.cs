using System.Globalization;
using System.Text;
using Wheelhouse.Models.Files;
using Wheelhouse.Models.Measures;
using Wheelhouse.Models.Scorecards;

namespace Wheelhouse.Models.Cards;

/// <summary>A model's card in Markdown: what it is for, what it learnt from, what it is worth, where it must not be
/// trusted.</summary>
/// <remarks>The parts are those of M. Mitchell et al., Model Cards for Model Reporting (2019).</remarks>
public static class ModelCard
{
    public static string Markdown(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var text = new StringBuilder();
        var facts = model.Facts;
        Line(text, $"# {model.Name}");
        Line(text, $"{(model.Trees is null ? "Scorecard" : "Boosted trees")} for `{model.Target.Column}` = "
            + $"`{model.Target.Bad}`. Hash `{ModelFile.Hash(model)}`.");
        Said(text, facts);
        Data(text, facts);
        Worth(text, model);
        Calibrated(text, facts.Validation.Calibration);
        Features(text, facts);
        foreach (var group in facts.Fairness)
        {
            Groups(text, group);
        }

        if (model.Scorecard is { } card)
        {
            Points(text, model, card);
        }

        Line(text, "## Stability baseline");
        Line(text, $"Scores of training by tenths; cuts {string.Join(", ", model.Baseline.Cuts.Select(F1))}. "
            + "An index below 0.10 is stable; from 0.10 look, above 0.25 act.");
        Line(text, "## Settings");
        Table(text, ["setting", "value"], facts.Settings.Select(one => new[] { one.Key, one.Value }));
        return text.ToString();
    }

    static void Said(StringBuilder text, ModelFacts facts)
    {
        Line(text, "## Purpose");
        Line(text, $"- Use: {facts.Purpose.Use}\n- Data window: {facts.Purpose.DataWindow}\n"
            + $"- Owner: {facts.Purpose.Owner}\n- Approvals: "
            + (facts.Purpose.Approvals.Count == 0 ? "none yet" : string.Join("; ", facts.Purpose.Approvals)));
        Line(text, "## Limits");
        Line(text, string.Join('\n', facts.Purpose.Limits.DefaultIfEmpty("not stated").Select(one => $"- {one}")));
    }

    static void Data(StringBuilder text, ModelFacts facts)
    {
        Line(text, "## Data");
        Line(text, $"{facts.Rows} rows, {facts.Bads} of them bad ({P1((double)facts.Bads / facts.Rows)}); "
            + (facts.Rejects == 0 ? "no rejects inferred" : $"{facts.Rejects} rejects inferred")
            + $". File `{facts.DataHash}`.");
    }

    static void Worth(StringBuilder text, Model model)
    {
        var (facts, scaling) = (model.Facts.Validation, model.Scaling);
        Line(text, "## Worth on rows not trained on");
        Line(text, $"Split: {facts.Method}; {facts.Rows} rows.");
        Table(text, ["AUC", "95 % interval", "spread over parts", "KS", "Gini", "Brier"],
        [
            [
                F4(facts.Separation.Auc), $"{F4(facts.Separation.Low)} to {F4(facts.Separation.High)}",
                F4(facts.AucSpread), F4(facts.Separation.Ks), F4(facts.Separation.Gini), F4(facts.Calibration.Brier),
            ],
        ]);
        Line(text, $"Scaled to {F1(scaling.Base)} points at odds {F1(scaling.Odds)}:1, {F1(scaling.Pdo)} points double "
            + $"the odds (factor {F4(scaling.Factor)}, offset {F4(scaling.Offset)}).");
    }

    static void Calibrated(StringBuilder text, Calibration calibration)
    {
        Line(text, "## Calibration");
        Line(text, $"Hosmer-Lemeshow {F4(calibration.HosmerLemeshow)}, p = {F4(calibration.PValue)}.");
        Table(text, ["predicted from", "to", "rows", "mean predicted", "observed"], calibration.Bands.Select(band =>
            new[] { F4(band.From), F4(band.To), $"{band.Rows}", F4(band.Predicted), F4(band.Observed) }));
    }

    static void Features(StringBuilder text, ModelFacts facts)
    {
        Line(text, "## Features and exclusions");
        Table(text, ["column", "information value", "sign", "left out because"], facts.Features
            .OrderByDescending(one => one.Iv).Select(one => new[] { one.Name, F4(one.Iv), one.Sign, one.Used }));
    }

    static void Groups(StringBuilder text, FairnessFacts facts)
    {
        Line(text, $"## Fairness by {facts.Column}");
        Line(text, $"The best {P1(facts.Approve)} approved; a ratio under 0.80 is an alarm.");
        Table(text, ["group", "rows", "bad rate", "approved", "ratio", "p", "goods approved", "alarm"],
            facts.Groups.Select(one => new[]
            {
                one.Group, $"{one.Rows}", P1(one.BadRate), P1(one.Approved), F4(one.Ratio), F4(one.PValue),
                P1(one.GoodApproved), one.Alarm ? "yes" : "",
            }));
    }

    /// <summary>points = −weight × factor, and the constant's share: −constant/n × factor + offset/n.</summary>
    static void Points(StringBuilder text, Model model, Scorecard card)
    {
        Line(text, "## Points");
        var (factor, count) = (model.Scaling.Factor, card.Characteristics.Count);
        var share = (model.Scaling.Offset - factor * card.Constant) / count;
        foreach (var one in card.Characteristics)
        {
            Line(text, $"### {model.NameOf(one)}");
            Table(text, ["bin", "points"], one.Weights.Select((weight, cell) => new[]
            {
                Label(card, one, cell), F1(share - factor * weight),
            }));
        }
    }

    static string Label(Scorecard card, Characteristic one, int cell)
    {
        var first = card.Bins[one.Input]!.All;
        return one.With is { } with && card.Bins[with]!.All is var second
            ? $"{first[cell / second.Count].Label}; {second[cell % second.Count].Label}" : first[cell].Label;
    }

    static void Table(StringBuilder text, string[] head, IEnumerable<string[]> rows)
    {
        text.Append("| ").AppendJoin(" | ", head).Append(" |\n|").Append(string.Concat(head.Select(_ => "---|")));
        foreach (var row in rows)
        {
            text.Append("\n| ").AppendJoin(" | ", row.Select(Safe)).Append(" |");
        }

        text.Append("\n\n");
    }

    static string Safe(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    static void Line(StringBuilder text, string line) => text.Append(line).Append("\n\n");

    static string F1(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    static string F4(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    static string P1(double value) => $"{(100 * value).ToString("0.0", CultureInfo.InvariantCulture)} %";
}
