using System.Globalization;
using System.Text;
using Wheelhouse.Models;
using Wheelhouse.Models.Data;
using Wheelhouse.Models.Scorecards;

namespace Wheelhouse.Cli.Models;

/// <summary><c>wheelhouse risk score</c>: probability, score and reasons of every row.</summary>
static class ScoreRows
{
    const int MostReasons = 4;
    const int FlushAt = 1 << 16;

    public static readonly Verb Verb = new(
        "risk score",
        "Probability of bad, score and reasons for every row",
        ["FILE"],
        [new("--model", "MODEL.json", "a model that risk train wrote")],
        """
        FILE holds the columns that the model reads, by name; others are read over. A word that training never saw
        counts as missing.
        Prints CSV: row (from 1), pd, score, reasons. The reasons are the at most four inputs that raise the risk most
        above the mean of training, worst first, parted by "; ". A scorecard's are its points lost; boosted trees' are
        exact Shapley values.
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var model = await ModelOnDisk.Read(call, call.Needed(Verb, "--model"), cancel);
        var (table, _) = await TableFile.Read(call, call.Operands[0], cancel);
        var rows = Refused.Unless(ModelRows.Of(model.Inputs, table));
        var (text, scratch) = (new StringBuilder("row,pd,score,reasons\n"), new float[model.Scratch]);
        for (var n = 0; n < rows.Rows; n++)
        {
            var margin = model.Margin(rows.Row(n), scratch);
            text.Append(CultureInfo.InvariantCulture, $"{n + 1},{Margin.Probability(margin):0.########},")
                .Append(CultureInfo.InvariantCulture, $"{model.Scaling.Score(margin):0.##},")
                .Append(RowsOut.Cell(string.Join("; ", Reasons(model, rows.Row(n))))).Append('\n');
            if (text.Length > FlushAt)
            {
                await Flush(call, text, cancel);
            }
        }

        await Flush(call, text, cancel);
        return Exit.Done;
    }

    static IEnumerable<string> Reasons(Model model, ReadOnlySpan<double> row) =>
        model.Explain(row).Where(part => part.Value > 0).Take(MostReasons).Select(part => part.Name);

    static async Task Flush(Call call, StringBuilder text, CancellationToken cancel)
    {
        await call.Channels.Output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancel);
        text.Clear();
    }
}
