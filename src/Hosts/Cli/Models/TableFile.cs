using System.Security.Cryptography;
using Wheelhouse.Cli.Input;
using Wheelhouse.Models.Data;

namespace Wheelhouse.Cli.Models;

/// <summary>A CSV file as a table, with the hash of what was read.</summary>
static class TableFile
{
    public static async Task<(Table Table, string Hash)> Read(Call call, string operand, CancellationToken cancel)
    {
        await using var stream = InputFile.Open(operand, call.Channels.Input);
        using var sha = SHA256.Create();
        await using var hashed = new CryptoStream(stream, sha, CryptoStreamMode.Read);
        try
        {
            var table = Refused.Unless(CsvTable.Read(hashed, cancel));
            return (table, "sha256:" + Convert.ToHexStringLower(sha.Hash!));
        }
        catch (InvalidDataException wrong)
        {
            throw new UnreadableException($"{InputFile.Name(operand)}: not gzip: {wrong.Message}");
        }
    }
}
