using System.Text;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;

namespace Wheelhouse.Engines.Tests.BankMessages;

/// <summary>Messages to test by, and the way to read them.</summary>
static class Files
{
    /// <summary>Two payments in, one out: 1,000.00 + 1,500.00 + 250.50 − 100.00 = 2,650.50.</summary>
    internal const string Golden = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
          <BkToCstmrStmt>
            <GrpHdr><MsgId>BANK-20260105-1</MsgId><CreDtTm>2026-01-05T18:00:00+08:00</CreDtTm></GrpHdr>
            <Stmt>
              <Id>2026-005</Id>
              <Acct><Id><Othr><Id>6222000012345678</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
              <Bal>
                <Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">1000.00</Amt>
                <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-05</Dt></Dt>
              </Bal>
              <Bal>
                <Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">2650.50</Amt>
                <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-05</Dt></Dt>
              </Bal>
              <TxsSummry>
                <TtlNtries><NbOfNtries>3</NbOfNtries><Sum>1850.5</Sum></TtlNtries>
                <TtlCdtNtries><NbOfNtries>2</NbOfNtries><Sum>1750.50</Sum></TtlCdtNtries>
                <TtlDbtNtries><NbOfNtries>1</NbOfNtries><Sum>100</Sum></TtlDbtNtries>
              </TxsSummry>
              <Ntry>
                <Amt Ccy="CNY">1500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
                <BookgDt><Dt>2026-01-05</Dt></BookgDt><ValDt><Dt>2026-01-04</Dt></ValDt>
                <AcctSvcrRef>B-1</AcctSvcrRef><BkTxCd/>
                <NtryDtls><TxDtls>
                  <Refs><EndToEndId>WH-2026-000001/7</EndToEndId></Refs>
                  <RltdPties><Dbtr><Pty><Nm>王芳</Nm></Pty></Dbtr>
                    <DbtrAcct><Id><Othr><Id>6217000099998888</Id></Othr></Id></DbtrAcct></RltdPties>
                  <RmtInf><Ustrd>还款 WH-2026-000001</Ustrd><Ustrd>one &amp; two</Ustrd></RmtInf>
                </TxDtls></NtryDtls>
              </Ntry>
              <Ntry>
                <Amt Ccy="CNY">250.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
                <AcctSvcrRef>B-2</AcctSvcrRef><BkTxCd/>
                <NtryDtls>
                  <Btch><NbOfTxs>2</NbOfTxs></Btch>
                  <TxDtls><Refs><EndToEndId>E-1</EndToEndId></Refs><Amt Ccy="CNY">200.00</Amt></TxDtls>
                  <TxDtls><Refs><EndToEndId>E-2</EndToEndId></Refs><Amt Ccy="CNY">50.50</Amt></TxDtls>
                </NtryDtls>
              </Ntry>
              <Ntry>
                <Amt Ccy="CNY">77.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts><BkTxCd/>
              </Ntry>
              <Ntry>
                <NtryRef>NONREF</NtryRef><Amt Ccy="CNY">100.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>
                <Sts><Cd>BOOK</Cd></Sts><BkTxCd/><AddtlNtryInf>account fee</AddtlNtryInf>
              </Ntry>
            </Stmt>
          </BkToCstmrStmt>
        </Document>
        """;

    internal static Outcome<List<StatementPart>> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    internal static Outcome<List<StatementPart>> Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var opened = StatementReader.Open(stream);
        if (!opened.IsDone)
        {
            return opened.Refused!;
        }

        using var reader = opened.Value;
        var parts = new List<StatementPart>();
        while (true)
        {
            var next = reader.Next();
            if (!next.IsDone)
            {
                return next.Refused!;
            }

            if (next.Value is null)
            {
                return parts;
            }

            parts.Add(next.Value);
        }
    }

    internal static string? Code(string text) => Read(text).Refused?.Code;

    /// <summary>The golden file with one place changed; fails where the place is not there.</summary>
    internal static string But(string was, string becomes) => Golden.Contains(was, StringComparison.Ordinal)
        ? Golden.Replace(was, becomes, StringComparison.Ordinal)
        : throw new ArgumentException($"The golden file has no {was}.", nameof(was));

    internal static string Value(this Refusal refusal, string name) => refusal.Values.Single(v => v.Name == name).Value;
}
