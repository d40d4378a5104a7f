using System.Text;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Xunit;

namespace Wheelhouse.Engines.Tests.BankMessages;

/// <summary>Orders to pay and to collect, what banks say of them, and statements of our own.</summary>
public sealed class OrderTests
{
    static readonly MessageHeader Header = new("WH-P-1", new(2026, 1, 5, 9, 30, 0, TimeSpan.FromHours(8)), "启明汽车金融");

    static readonly BankParty Lender = new("启明汽车金融", new("6222000012345678", false), new("ICBKCNBJ", null));

    static readonly BankParty Dealer = new(
        "Müller & Söhne", AccountNumber.Of("DE89 3704 0044 0532 0130 00"), new(null, "102100099996"));

    const string Paying =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
         <CstmrCdtTrfInitn>
          <GrpHdr>
           <MsgId>WH-P-1</MsgId>
           <CreDtTm>2026-01-05T09:30:00+08:00</CreDtTm>
           <NbOfTxs>1</NbOfTxs>
           <CtrlSum>100</CtrlSum>
           <InitgPty>
            <Nm>启明汽车金融</Nm>
           </InitgPty>
          </GrpHdr>
          <PmtInf>
           <PmtInfId>B1</PmtInfId>
           <PmtMtd>TRF</PmtMtd>
           <NbOfTxs>1</NbOfTxs>
           <CtrlSum>100</CtrlSum>
           <ReqdExctnDt>
            <Dt>2026-01-06</Dt>
           </ReqdExctnDt>
           <Dbtr>
            <Nm>启明汽车金融</Nm>
           </Dbtr>
           <DbtrAcct>
            <Id>
             <Othr>
              <Id>6222000012345678</Id>
             </Othr>
            </Id>
           </DbtrAcct>
           <DbtrAgt>
            <FinInstnId>
             <BICFI>ICBKCNBJ</BICFI>
            </FinInstnId>
           </DbtrAgt>
           <CdtTrfTxInf>
            <PmtId>
             <EndToEndId>PAY-1</EndToEndId>
            </PmtId>
            <Amt>
             <InstdAmt Ccy="CNY">100.00</InstdAmt>
            </Amt>
            <CdtrAgt>
             <FinInstnId>
              <ClrSysMmbId>
               <ClrSysId>
                <Cd>CNAPS</Cd>
               </ClrSysId>
               <MmbId>102100099996</MmbId>
              </ClrSysMmbId>
             </FinInstnId>
            </CdtrAgt>
            <Cdtr>
             <Nm>Müller &amp; Söhne</Nm>
            </Cdtr>
            <CdtrAcct>
             <Id>
              <IBAN>DE89370400440532013000</IBAN>
             </Id>
            </CdtrAcct>
            <RmtInf>
             <Ustrd>car 1</Ustrd>
            </RmtInf>
           </CdtTrfTxInf>
          </PmtInf>
         </CstmrCdtTrfInitn>
        </Document>
        """;

    /// <summary>Worked by hand: the control sum of CNY 100.00 and CNY 250.50 is 350.5.</summary>
    [Fact]
    public void An_order_to_pay_is_written_to_the_letter()
    {
        var text = Text(Pay(new CreditTransfer("PAY-1", Cny(10_000), Dealer, "car 1")));

        Assert.Equal(Paying, text);
    }

    [Fact]
    public void A_bank_reads_what_we_ordered()
    {
        var read = ReadOrder(Text(Pay(
            new("PAY-1", Cny(10_000), Dealer, "car 1"), new("PAY-2", Cny(25_050), Dealer, null)))).Value;

        var day = new DateOnly(2026, 1, 6);
        Assert.Equal(("pain.001.001.09", "WH-P-1"), (read.Message, read.MessageId));
        Assert.Equal("6222000012345678", read.OwnAccount);
        Assert.Equal(
            [
                new("B1", "PAY-1", Cny(10_000), false, day, "Müller & Söhne", "DE89370400440532013000", "car 1"),
                new("B1", "PAY-2", Cny(25_050), false, day, "Müller & Söhne", "DE89370400440532013000", null),
            ],
            read.Payments);
    }

    [Fact]
    public void Collections_stand_in_batches_by_their_sequence()
    {
        var mandate = new Mandate("M-1", new(2025, 12, 1));
        var collect = new DirectDebits(Header, "B1", new(2026, 1, 6), Lender, "CN00ZZZ01",
        [
            new("E-1", Cny(10_000), Dealer, mandate, DebitSequence.Recurring, "WH-1"),
            new("E-2", Cny(500), Dealer, mandate, DebitSequence.First, null),
        ]);

        var read = ReadOrder(Text(collect.Write)).Value;

        Assert.Equal(["B1-FRST", "B1-RCUR"], read.Payments.Select(p => p.BatchId));
        Assert.Equal(["E-2", "E-1"], read.Payments.Select(p => p.EndToEnd));
        Assert.All(read.Payments, p => Assert.True(p.Collects));
    }

    [Fact]
    public void An_order_that_no_bank_would_take_is_not_written()
    {
        Assert.Equal("bankmessages.missing", Refused(Pay()).Code);
        Assert.Equal("bankmessages.bad_value", Refused(Pay(new CreditTransfer("P", Cny(0), Dealer, null))).Code);
        Assert.Equal(
            "bankmessages.duplicate",
            Refused(Pay(new CreditTransfer("P", Cny(1), Dealer, null), new("P", Cny(2), Dealer, null))).Code);
        Assert.Equal(
            "bankmessages.bad_value", Refused(Pay(new CreditTransfer(new('P', 36), Cny(1), Dealer, null))).Code);
        Assert.Equal("bankmessages.bad_value", Refused(Pay(new CreditTransfer("P", Cny(1), Dealer, "bell \a"))).Code);

        var nameless = Refused(Pay(new CreditTransfer("P", Cny(1), Dealer with { Name = new('名', 141) }, null)));
        Assert.Equal("Document/CstmrCdtTrfInitn/PmtInf[1]/CdtTrfTxInf[1]/Cdtr/Nm", nameless.Value("path"));
        Assert.Equal("text of 1 to 140 characters", nameless.Value("expected"));
    }

    [Theory]
    [InlineData("<NbOfTxs>1<", "<NbOfTxs>2<", "bankmessages.wrong_count")]
    [InlineData("<CtrlSum>100<", "<CtrlSum>100.01<", "bankmessages.wrong_sum")]
    [InlineData("<PmtMtd>TRF<", "<PmtMtd>DD<", "bankmessages.bad_value")]
    [InlineData("<IBAN>DE89", "<IBAN>de89", "bankmessages.bad_value")]
    public void An_order_that_does_not_sum_is_refused(string was, string becomes, string code)
    {
        var text = Text(Pay(new CreditTransfer("PAY-1", Cny(10_000), Dealer, "car 1")));

        Assert.Equal(code, ReadOrder(text.Replace(was, becomes, StringComparison.Ordinal)).Refused?.Code);
    }

    [Fact]
    public void A_status_comes_back_as_it_was_written()
    {
        var report = new StatusReport(
            "S-1", Header.CreatedAt, "WH-P-1", "pain.001.001.09", "PART", null,
            [
                new("B1", "PAY-1", "ACSC", null, null, "BANK-77"),
                new("B1", "PAY-2", "RJCT", "AC04", "account closed", null),
            ]);

        var read = StatusReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Text(report.Write)))).Value;

        Assert.Equal(report with { Payments = [] }, read with { Payments = [] });
        Assert.Equal(report.Payments, read.Payments);
    }

    [Fact]
    public void Statements_come_back_as_they_were_written()
    {
        var random = new Random(53);
        for (var round = 0; round < 50; round++)
        {
            var entries = Enumerable.Range(1, random.Next(0, 40)).Select(n => Entry(random, n)).ToList();
            var (credits, debits) = (Sum(entries, EntrySide.Credit), Sum(entries, EntrySide.Debit));
            var plan = new StatementPlan(
                $"M-{round}", $"S-{round}", Header.CreatedAt, new(2026, 1, 5), new("6222", false),
                Cny(random.Next(-1_000_000, 1_000_000)), entries.Count, credits, debits);

            var parts = Files.Read(Text(stream => plan.Write(stream, entries))).Value;

            Assert.Equal(entries, parts.OfType<BankEntry>().Select(e => e with { Line = 0 }));
            Assert.Equal(plan.Opening + Money.Exact(credits - debits, Currency.Cny), ((StatementHead)parts[0]).Closing);
        }
    }

    static BankEntry Entry(Random random, int number) => new(
        number, 0, $"R-{number}", Cny(random.Next(1, 10_000_000)), (EntrySide)random.Next(2), random.Next(9) == 0,
        new(2026, 1, random.Next(1, 6)), new(2026, 1, random.Next(1, 6)), random.Next(2) == 0 ? $"E-{number}" : null,
        random.Next(3) == 0 ? null : "赵 <&> \"Li\"", random.Next(3) == 0 ? "6217000099998888" : null,
        random.Next(3) == 0 ? "还款 WH-2026-000001" : null, random.Next(9) == 0 ? "AC04" : null);

    static decimal Sum(List<BankEntry> entries, EntrySide side) =>
        entries.Where(e => e.Side == side).Sum(e => e.Amount.Major);

    static Func<Stream, Outcome<Unit>> Pay(params CreditTransfer[] payments) =>
        new CreditTransfers(Header, "B1", new(2026, 1, 6), Lender, payments).Write;

    static Outcome<ReadOrder> ReadOrder(string text) =>
        OrderReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    static string Text(Func<Stream, Outcome<Unit>> write)
    {
        using var stream = new MemoryStream();
        Assert.Equal(default, write(stream).Value);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    static Refusal Refused(Func<Stream, Outcome<Unit>> write) =>
        write(new MemoryStream()).Refused ?? throw new InvalidOperationException("not refused");

    static Money Cny(long minor) => new(minor, Currency.Cny);
}
