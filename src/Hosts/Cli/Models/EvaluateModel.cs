using System.Text.Json;
using Wheelhouse.Models;
using Wheelhouse.Models.Data;
using Wheelhouse.Models.Measures;
using Wheelhouse.Models.Scorecards;

namespace Wheelhouse.Cli.Models;

/// <summary><c>wheelhouse risk evaluate</c>: what a model is worth on rows whose outcome is known.</summary>
static class EvaluateModel
{
    public static readonly Verb Verb = new(
        "risk evaluate",
        "What a model is worth on rows whose outcome is known",
        ["FILE"],
        [
            new("--model", "MODEL.json", "a model that risk train wrote"),
            new("--target", "COLUMN", "the column that says what happened"),
            new("--bad", "VALUE", "what it says in a bad row"),
            new("--by", "COLUMN", "stability for each value of it, such as the month"),
            new("--group", "COLUMN", "the four-fifths rule over its values, the best 70 % approved"),
        ],
        """
        Prints "rows", "auc" with its 95 % interval (DeLong), "ks", "gini", "brier", "calibration" by tenths with the
        Hosmer-Lemeshow test, "psi" of the scores against training; with --by the psi of each part and, for a scorecard,
        the csi of its inputs; with --group the approval of each group beside the largest.
        """,
        Run);

    const double Approve = 0.7;

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var (target, bad) = (call.Needed(Verb, "--target"), call.Needed(Verb, "--bad"));
        var model = await ModelOnDisk.Read(call, call.Needed(Verb, "--model"), cancel);
        var (table, _) = await TableFile.Read(call, call.Operands[0], cancel);
        var bads = Refused.Unless(table.Bads(target, bad));
        var rows = Refused.Unless(ModelRows.Of(model.Inputs, table));
        var (margins, scratch) = (new double[rows.Rows], new float[model.Scratch]);
        for (var n = 0; n < margins.Length; n++)
        {
            margins[n] = model.Margin(rows.Row(n), scratch);
        }

        await using (var json = new Utf8JsonWriter(call.Channels.Output))
        {
            json.WriteStartObject();
            Worth(json, margins, bads);
            json.WriteNumber("psi", TrainModel.Short(Psi(model, margins, [.. Enumerable.Range(0, rows.Rows)])));
            if (call.Setting("--by") is { } by)
            {
                Parts(json, model, rows, margins, Refused.Unless(table.Named(by)));
            }

            if (call.Setting("--group") is { } group)
            {
                Groups(json, margins, bads, Refused.Unless(table.Named(group)));
            }

            json.WriteEndObject();
        }

        await call.Channels.Output.WriteAsync("\n"u8.ToArray(), cancel);
        return Exit.Done;
    }

    static void Worth(Utf8JsonWriter json, double[] margins, bool[] bads)
    {
        var separation = Separation.Of(margins, bads);
        var calibration = Calibration.Of([.. margins.Select(Margin.Probability)], bads);
        json.WriteNumber("rows", margins.Length);
        Figure(json, "auc", separation.Auc);
        Figure(json, "aucLow", separation.Low);
        Figure(json, "aucHigh", separation.High);
        Figure(json, "ks", separation.Ks);
        Figure(json, "gini", separation.Gini);
        Figure(json, "brier", calibration.Brier);
        Figure(json, "hosmerLemeshow", calibration.HosmerLemeshow);
        Figure(json, "hosmerLemeshowP", calibration.PValue);
        json.WriteStartArray("calibration");
        foreach (var band in calibration.Bands)
        {
            json.WriteStartObject();
            Figure(json, "from", band.From);
            Figure(json, "to", band.To);
            json.WriteNumber("rows", band.Rows);
            Figure(json, "predicted", band.Predicted);
            Figure(json, "observed", band.Observed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static double Psi(Model model, double[] margins, int[] rows) => Stability.Index(
        model.Baseline.Shares, model.Baseline.Distribution([.. rows.Select(n => model.Scaling.Score(margins[n]))]));

    static void Parts(Utf8JsonWriter json, Model model, ModelRows rows, double[] margins, Column by)
    {
        json.WriteStartArray("by");
        var parts = Enumerable.Range(0, rows.Rows).GroupBy(by.Text);
        foreach (var part in parts.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            var members = part.ToArray();
            json.WriteStartObject();
            json.WriteString("part", part.Key);
            json.WriteNumber("rows", members.Length);
            Figure(json, "psi", Psi(model, margins, members));
            json.WriteStartObject("csi");
            foreach (var (name, index) in Drift.Of(model, rows, members))
            {
                Figure(json, name, index);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void Groups(Utf8JsonWriter json, double[] margins, bool[] bads, Column by)
    {
        json.WriteStartArray("groups");
        foreach (var one in Fairness.Of(margins, bads, [.. Enumerable.Range(0, by.Rows).Select(by.Text)], Approve))
        {
            json.WriteStartObject();
            json.WriteString("group", one.Group);
            json.WriteNumber("rows", one.Rows);
            Figure(json, "badRate", one.BadRate);
            Figure(json, "approved", one.Approved);
            Figure(json, "ratio", one.Ratio);
            Figure(json, "pValue", one.PValue);
            Figure(json, "goodApproved", one.GoodApproved);
            json.WriteBoolean("alarm", one.Alarm);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void Figure(Utf8JsonWriter json, string name, double value) =>
        json.WriteNumber(name, TrainModel.Short(value));
}
