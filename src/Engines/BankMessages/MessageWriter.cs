using System.Globalization;
using System.Text;
using System.Xml;
using Wheelhouse.BankMessages.Schemas;
using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages;

/// <summary>Writes a message and holds it to its schema on the way: what comes out is valid or refused.</summary>
/// <remarks>After the first fault nothing more is written; what stands in the stream by then is to be thrown
/// away.</remarks>
sealed class MessageWriter : IDisposable
{
    static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = " ",
        NewLineChars = "\n",
        CloseOutput = false,
    };

    static readonly SimpleType CurrencyRule = (SimpleType)Grammar.Type("ActiveOrHistoricCurrencyCode");

    readonly XmlWriter xml;
    readonly Walk walk;

    internal MessageWriter(Stream stream, string message)
    {
        var ns = Grammar.NamespaceOf(message);
        walk = new(Grammar.Root(ns) ?? throw new ArgumentException($"There is no message {message}.", nameof(message)));
        xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("Document", ns);
    }

    internal Refusal? Fault { get; private set; }

    internal MessageWriter Open(string name)
    {
        if ((Fault ??= walk.Open(name, line: 0)) is null)
        {
            xml.WriteStartElement(name);
        }

        return this;
    }

    internal MessageWriter Close()
    {
        if ((Fault ??= walk.Close(line: 0)) is null)
        {
            xml.WriteEndElement();
        }

        return this;
    }

    /// <summary>An element of text; none where there is no text.</summary>
    internal MessageWriter Value(string name, string? text) => text is null ? this : Write(name, text, currency: null);

    internal MessageWriter Value(string name, DateOnly day) =>
        Value(name, day.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>An instant to the second, with its offset.</summary>
    internal MessageWriter Value(string name, DateTimeOffset at) =>
        Value(name, at.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture));

    internal MessageWriter Value(string name, long number) =>
        Value(name, number.ToString(CultureInfo.InvariantCulture));

    internal MessageWriter Value(string name, decimal number) =>
        Value(name, number.ToString("0.#################", CultureInfo.InvariantCulture));

    internal MessageWriter Amount(string name, Money amount) => Write(
        name, amount.Major.ToString($"F{amount.Currency.Digits}", CultureInfo.InvariantCulture), amount.Currency.Code);

    /// <summary>Elements within elements around one text: <c>Id/Othr/Id</c>.</summary>
    internal MessageWriter Nested(string path, string? text)
    {
        if (text is null)
        {
            return this;
        }

        var names = path.Split('/');
        foreach (var name in names[..^1])
        {
            Open(name);
        }

        Value(names[^1], text);
        foreach (var _ in names[..^1])
        {
            Close();
        }

        return this;
    }

    /// <summary>Ends the document.</summary>
    internal Outcome<Unit> Finish()
    {
        if ((Fault ??= walk.Close(line: 0)) is { } fault)
        {
            return fault;
        }

        xml.WriteEndElement();
        xml.WriteEndDocument();
        xml.Flush();
        return default(Unit);
    }

    /// <summary>A message that was refused is not ended: its elements stay open.</summary>
    public void Dispose()
    {
        if (Fault is null)
        {
            xml.Dispose();
        }
    }

    MessageWriter Write(string name, string text, string? currency)
    {
        Fault ??= walk.Open(name, line: 0) ?? Check(text, currency);
        if (Fault is null)
        {
            xml.WriteStartElement(name);
            if (currency is not null)
            {
                xml.WriteAttributeString("Ccy", currency);
            }

            xml.WriteString(text);
            xml.WriteEndElement();
            Fault = walk.Close(line: 0);
        }

        return this;
    }

    Refusal? Check(string text, string? currency) =>
        walk.Text(text, line: 0)
        ?? (IsText(text) ? null : Faults.BadValue(walk.Spot(line: 0), "characters that XML can hold"))
        ?? (walk.Here.Type is SimpleType { HasCurrency: true } && !CurrencyRule.Allows(currency)
            ? Faults.BadValue(walk.Spot(line: 0), CurrencyRule.Expected)
            : null);

    static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
