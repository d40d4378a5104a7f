using System.Text.Json;
using Wheelhouse.BankMessages;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Banking.Imports;

/// <summary>Who a movement came from and what he wrote; encrypted where it is kept.</summary>
sealed record Particulars(string? Name, string? Account, string? Text, string? EndToEnd, string? Return)
{
    internal const string Field = "bankItem.particulars";

    internal static string Seal(IFieldCipher cipher, BankEntry entry) => cipher.Encrypt(
        Field,
        JsonSerializer.Serialize(
            new Particulars(entry.Party, entry.PartyAccount, entry.Text, entry.EndToEnd, entry.Return), Json.Stored));

    internal static Particulars Open(IFieldCipher cipher, string? text) => text is null
        ? new(null, null, null, null, null)
        : JsonSerializer.Deserialize<Particulars>(cipher.Decrypt(Field, text), Json.Stored)!;
}
