using System.Globalization;
using Wheelhouse.Models.Data;

namespace Wheelhouse.Cli.Models;

/// <summary><c>wheelhouse risk label TAPE</c>: a loan tape as rows that a model can learn from.</summary>
static class LabelTape
{
    public static readonly Verb Verb = new(
        "risk label",
        "A loan tape with a column that says which loans went bad",
        ["TAPE"],
        [
            new("--name", "COLUMN", "what the new column is called"),
            new("--behind", "N", "instalments behind that make a loan bad; 3, which is 90 days, where not said"),
            new("--months", "N", "within so many months; 12 where not said"),
        ],
        """
        TAPE is CSV with Schedule AL attributes and BALk, PMTk and REPk for each month k. A loan is bad when it falls so
        many instalments behind, is repossessed, or leaves with less than half of its balance paid.
        Prints CSV: the tape without its monthly columns, and the new column, 1 or 0.
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var name = call.Needed(Verb, "--name");
        var (behind, months) = (Whole(call, "--behind", 3), Whole(call, "--months", 12));
        var (tape, _) = await TableFile.Read(call, call.Operands[0], cancel);
        var table = Refused.Unless(TapeLabel.Add(tape, name, behind, months));
        await RowsOut.Write(call, table, cancel);
        return Exit.Done;
    }

    static int Whole(Call call, string option, int unsaid) => call.Setting(option) is not { } text ? unsaid
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 600
            ? number : throw new UnreadableException($"option '{option}' needs a whole number from 1, not '{text}'");
}
