using Wheelhouse.Models.Data;

namespace Wheelhouse.Cli.Models;

/// <summary><c>wheelhouse risk contrast FILE</c>: rows, and as many whose cells do not belong together.</summary>
static class ContrastRows
{
    public static readonly Verb Verb = new(
        "risk contrast",
        "Rows, and as many whose cells were drawn apart from each other",
        ["FILE"],
        [new("--name", "COLUMN", "what the new column is called; needed")],
        """
        For a model that tells whether the figures of a row fit together, without knowing of any row what became of it:
        train it to tell the rows apart. The new column is 1 in rows that were drawn and 0 in those of FILE. Columns
        that must not be read are left out by risk derive first. The same file gives the same rows.
        Prints CSV.
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var name = call.Needed(Verb, "--name");
        var (table, _) = await TableFile.Read(call, call.Operands[0], cancel);
        await RowsOut.Write(call, Refused.Unless(Contrast.Of(table, name)), cancel);
        return Exit.Done;
    }
}
