using System.Text.Json;
using Wheelhouse.Cli.Input;
using Wheelhouse.Models.Data;

namespace Wheelhouse.Cli.Models;

/// <summary><c>wheelhouse risk derive FILE</c>: quotients and yes-or-no figures from columns.</summary>
static class DeriveColumns
{
    public static readonly Verb Verb = new(
        "risk derive",
        "Rows of columns made from those of a file, such as quotients",
        ["FILE"],
        [new("--columns", "COLUMNS.json", "what is made of what; needed")],
        """
        COLUMNS is a list: {"name","of"} takes a column over under a name, with "over" it divides by another column,
        with "is" it is 1 where the column says that and 0 elsewhere. A quotient has six decimals and is empty where a
        part is missing or the divisor is zero.
        Prints CSV of the columns named, and no others.
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var path = call.Needed(Verb, "--columns");
        var (table, _) = await TableFile.Read(call, call.Operands[0], cancel);
        var made = Refused.Unless(Derive.From(table, await Parse(call, path, cancel)));
        await RowsOut.Write(call, made, cancel);
        return Exit.Done;
    }

    static async Task<IReadOnlyList<Derivation>> Parse(Call call, string path, CancellationToken cancel)
    {
        await using var stream = InputFile.Open(path, call.Channels.Input);
        try
        {
            return await JsonSerializer.DeserializeAsync<IReadOnlyList<Derivation>>(stream, RecipeFile.Options, cancel)
                ?? throw new JsonException("null");
        }
        catch (JsonException wrong)
        {
            throw new UnreadableException($"{InputFile.Name(path)}: {wrong.Path ?? "$"}: not a list as expected");
        }
    }
}
