namespace Wheelhouse.BankMessages;

/// <summary>Writes one movement, which statements and notifications tell in the same form.</summary>
static class EntryWriter
{
    /// <param name="on">The day of those that name none.</param>
    internal static void Write(MessageWriter writer, BankEntry entry, DateOnly on)
    {
        var credit = entry.Side == EntrySide.Credit;
        var day = entry.BookedOn ?? on;
        writer.Open("Ntry").Amount("Amt", entry.Amount).Value("CdtDbtInd", credit ? "CRDT" : "DBIT");
        if (entry.Reversal)
        {
            writer.Value("RvslInd", "true");
        }

        writer.Nested("Sts/Cd", "BOOK").Open("BookgDt").Value("Dt", day).Close()
            .Open("ValDt").Value("Dt", entry.ValueDate ?? day).Close().Value("AcctSvcrRef", entry.Reference)
            .Open("BkTxCd").Open("Domn").Value("Cd", "PMNT").Open("Fmly")
            .Value("Cd", credit ? "RCDT" : "ICDT").Value("SubFmlyCd", "OTHR").Close().Close().Close()
            .Open("NtryDtls").Open("TxDtls").Nested("Refs/EndToEndId", entry.EndToEnd);
        if (entry.Party is not null || entry.PartyAccount is not null)
        {
            Party(writer, entry, credit ? "Dbtr" : "Cdtr");
        }

        writer.Nested("RmtInf/Ustrd", entry.Text).Nested("RtrInf/Rsn/Cd", entry.Return).Close().Close().Close();
    }

    static void Party(MessageWriter writer, BankEntry entry, string side)
    {
        writer.Open("RltdPties").Nested($"{side}/Pty/Nm", entry.Party);
        if (entry.PartyAccount is { } account)
        {
            writer.Account($"{side}Acct", AccountNumber.Of(account));
        }

        writer.Close();
    }
}
