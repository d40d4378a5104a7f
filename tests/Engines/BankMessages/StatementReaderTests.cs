using System.Globalization;
using System.Text;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Xunit;

namespace Wheelhouse.Engines.Tests.BankMessages;

/// <summary>A statement written by hand, and everything that can be wrong with it.</summary>
public sealed class StatementReaderTests
{
    static readonly Currency Cny = Currency.Cny;

    [Fact]
    public void The_golden_statement_reads_as_it_was_written()
    {
        var parts = Files.Read(Files.Golden).Value;

        Assert.Equal(
            new StatementHead(
                "camt.053.001.08", "BANK-20260105-1", "2026-005", new("6222000012345678", false), Cny,
                new Money(100_000, Cny), new Money(265_050, Cny)),
            parts[0]);
        Assert.Equal(
            new BankEntry(
                1, 21, "B-1", new(150_000, Cny), EntrySide.Credit, false, new(2026, 1, 5), new(2026, 1, 4),
                "WH-2026-000001/7", "王芳", "6217000099998888", "还款 WH-2026-000001 one & two", null),
            parts[1]);
        Assert.Equal(new StatementFoot(4, 1750.50m, 100m), parts[^1]);
        Assert.Equal(6, parts.Count);
    }

    [Fact]
    public void A_batch_is_told_payment_by_payment_under_references_of_its_own()
    {
        var entries = Files.Read(Files.Golden).Value.OfType<BankEntry>().ToList();

        Assert.Equal(["B-1", "B-2/1", "B-2/2", "2026-005#4"], entries.Select(e => e.Reference));
        Assert.Equal([20_000, 5_050], entries[1..3].Select(e => e.Amount.MinorUnits));
        Assert.Equal(["E-1", "E-2"], entries[1..3].Select(e => e.EndToEnd));
    }

    [Fact]
    public void Without_a_reference_of_the_bank_the_place_in_the_statement_is_one()
    {
        var fee = Files.Read(Files.Golden).Value.OfType<BankEntry>().Last();

        Assert.Equal(("2026-005#4", EntrySide.Debit, "account fee"), (fee.Reference, fee.Side, fee.Text));
    }

    [Fact]
    public void A_batch_whose_amounts_the_bank_does_not_tell_is_one_payment()
    {
        var text = Files.But("<Amt Ccy=\"CNY\">200.00</Amt></TxDtls>", "</TxDtls>")
            .Replace("<Amt Ccy=\"CNY\">50.50</Amt></TxDtls>", "</TxDtls>", StringComparison.Ordinal);

        var entries = Files.Read(text).Value.OfType<BankEntry>().ToList();

        Assert.Equal(["B-1", "B-2", "2026-005#4"], entries.Select(e => e.Reference));
        Assert.Equal((25_050, null), (entries[1].Amount.MinorUnits, entries[1].EndToEnd));
    }

    [Theory]
    [InlineData("2650.50", "2650.51", "bankmessages.wrong_balance")]
    [InlineData("<NbOfNtries>3<", "<NbOfNtries>4<", "bankmessages.wrong_count")]
    [InlineData("<Sum>1750.50<", "<Sum>1750.51<", "bankmessages.wrong_sum")]
    [InlineData(">50.50<", ">50.49<", "bankmessages.wrong_sum")]
    [InlineData("<NbOfTxs>2<", "<NbOfTxs>3<", "bankmessages.wrong_count")]
    [InlineData("Ccy=\"CNY\">100.00<", "Ccy=\"USD\">100.00<", "bankmessages.mixed_currency")]
    [InlineData("Ccy=\"CNY\">1500.00<", "Ccy=\"CNY\">1500.001<", "bankmessages.bad_value")]
    [InlineData("<Id>2026-005</Id>", "", "bankmessages.unexpected")]
    [InlineData("<Cd>OPBD</Cd>", "<Cd>OPENING</Cd>", "bankmessages.bad_value")]
    [InlineData("<CdtDbtInd>DBIT</CdtDbtInd>", "<CdtDbtInd>DEBIT</CdtDbtInd>", "bankmessages.bad_value")]
    [InlineData("2026-01-04", "2026-02-30", "bankmessages.bad_value")]
    [InlineData("<Ccy>CNY</Ccy>", "<Ccy>CNY</Ccy><Ccy>CNY</Ccy>", "bankmessages.unexpected")]
    [InlineData("<AddtlNtryInf>account fee</AddtlNtryInf>", "<Extra/>", "bankmessages.unexpected")]
    [InlineData("<GrpHdr>", "<GrpHdr x=\"1\">", "bankmessages.unexpected")]
    [InlineData("camt.053.001.08", "camt.053.001.02", "bankmessages.wrong_message")]
    [InlineData("</Document>", "", "bankmessages.truncated")]
    [InlineData("</Document>", "</Document><a/>", "bankmessages.not_xml")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!DOCTYPE x [<!ENTITY y 'z'>]>", "bankmessages.not_xml")]
    [InlineData("encoding=\"UTF-8\"", "encoding=\"x-none\"", "bankmessages.not_xml")]
    [InlineData("one &amp; two", "one &y; two", "bankmessages.not_xml")]
    public void What_is_wrong_is_refused_for_what_it_is(string was, string becomes, string code) =>
        Assert.Equal(code, Files.Code(Files.But(was, becomes)));

    [Fact]
    public void A_refusal_names_path_line_and_what_was_expected()
    {
        var refused = Files.Read(Files.But("<BkTxCd/><AddtlNtryInf>", "<AddtlNtryInf>")).Refused!;

        Assert.Equal("bankmessages.unexpected", refused.Code);
        Assert.Equal("Document/BkToCstmrStmt/Stmt[1]/Ntry[4]", refused.Value("path"));
        Assert.Equal("46", refused.Value("line"));
        Assert.Equal(("<BkTxCd>", "<AddtlNtryInf>"), (refused.Value("expected"), refused.Value("found")));
    }

    [Fact]
    public void A_refusal_does_not_show_the_value()
    {
        var refused = Files.Read(Files.But(">1500.00<", ">secret<")).Refused!;

        Assert.Equal("bankmessages.bad_value", refused.Code);
        Assert.DoesNotContain("secret", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_bank_adds_for_itself_is_read_past()
    {
        var own = "</Stmt><SplmtryData><Envlp><x xmlns=\"urn:own\"><y>1</y></x></Envlp></SplmtryData>";

        Assert.Equal(6, Files.Read(Files.But("</Stmt>", own)).Value.Count);
    }

    [Fact]
    public void A_notification_reads_like_a_statement_without_balances()
    {
        var text = Files.Golden.Replace("camt.053", "camt.054", StringComparison.Ordinal)
            .Replace("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn", StringComparison.Ordinal)
            .Replace("<Stmt>", "<Ntfctn>", StringComparison.Ordinal)
            .Replace("</Stmt>", "</Ntfctn>", StringComparison.Ordinal);
        var from = text.IndexOf("<Bal>", StringComparison.Ordinal);
        text = text.Remove(from, text.LastIndexOf("</Bal>", StringComparison.Ordinal) + 6 - from);

        var parts = Files.Read(text).Value;

        Assert.Null(((StatementHead)parts[0]).Opening);
        Assert.Equal(4, parts.OfType<BankEntry>().Count());
    }

    [Fact]
    public void A_token_without_end_is_refused_before_it_fills_the_memory()
    {
        var start = Files.Golden[..Files.Golden.IndexOf("BANK", StringComparison.Ordinal)];
        using var stream = new Endless(Encoding.UTF8.GetBytes(start));

        using var reader = StatementReader.Open(stream).Value;

        Assert.Equal("bankmessages.token_too_large", reader.Next().Refused?.Code);
    }

    [Fact]
    public void Every_cut_is_refused_and_never_throws()
    {
        var bytes = Encoding.UTF8.GetBytes(Files.Golden);
        for (var length = 0; length < bytes.Length; length += 7)
        {
            Assert.False(Files.Read(bytes[..length]).IsDone, $"cut at {length.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    [Fact]
    public void Whatever_byte_is_changed_the_answer_is_a_statement_or_a_refusal()
    {
        var random = new Random(20260105);
        var refused = 0;
        for (var round = 0; round < 4_000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Files.Golden);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            refused += Files.Read(bytes).IsDone ? 0 : 1;
        }

        Assert.InRange(refused, 2_000, 4_000);
    }

    [Fact]
    public void Whatever_piece_is_moved_the_answer_is_a_statement_or_a_refusal()
    {
        var random = new Random(5);
        for (var round = 0; round < 1_000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Files.Golden).ToList();
            var (from, length) = (random.Next(bytes.Count - 200), random.Next(1, 200));
            var piece = bytes.GetRange(from, length);
            bytes.RemoveRange(from, random.Next(2) == 0 ? length : 0);
            bytes.InsertRange(random.Next(bytes.Count), piece);

            var read = Files.Read([.. bytes]);

            Assert.True(read.IsDone || read.Refused!.Code.StartsWith("bankmessages.", StringComparison.Ordinal));
        }
    }

    /// <summary>A text that begins well and then goes on and on.</summary>
    sealed class Endless(byte[] start) : Stream
    {
        int at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (var i = 0; i < count; i++)
            {
                buffer[offset + i] = at < start.Length ? start[at++] : (byte)'x';
            }

            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
