using System.Text;
using System.Xml;
using Wheelhouse.BankMessages.Schemas;
using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages;

/// <summary>What the reader has come to.</summary>
enum Step
{
    /// <summary>An element of other elements begins.</summary>
    Open,

    /// <summary>An element of text, whole.</summary>
    Value,

    /// <summary>An element of other elements ends.</summary>
    Close,

    /// <summary>The message is over, or refused.</summary>
    End,
}

/// <summary>Reads a message element by element and holds it to its schema on the way.</summary>
/// <remarks>
/// Neither document types nor entities nor anything outside the file is read; memory does not grow with the file. After
/// the first fault nothing more is read. No exception leaves it but those of the stream below.
/// </remarks>
sealed class MessageReader : IDisposable
{
    const int Deepest = 64;

    static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersFromEntities = 1024,
        CloseInput = false,
    };

    readonly BoundedTokens tokens;
    XmlReader? xml;
    Walk? walk;
    string ns = "";

    /// <summary>An element that is both begun and ended has its end still to be told.</summary>
    bool closing;

    internal MessageReader(Stream stream) => tokens = new(stream);

    /// <summary>What is wrong with the message; set when <see cref="Next"/> says that it ends too early.</summary>
    internal Refusal? Fault { get; private set; }

    /// <summary>The message, as in <c>camt.053.001.08</c>.</summary>
    internal string Message { get; private set; } = "";

    /// <summary>The path of the element below the message's own, as in <c>Stmt/Ntry/Amt</c>.</summary>
    internal string Path { get; private set; } = "";

    /// <summary>The text of an element of text.</summary>
    internal string Text { get; private set; } = "";

    /// <summary>The attribute <c>Ccy</c> of an amount.</summary>
    internal string Currency { get; private set; } = "";

    /// <summary>Ends the reading with a fault that the message's own sense has, not its schema.</summary>
    internal Refusal Refuse(Refusal fault)
    {
        Fault = fault;
        return fault;
    }

    internal Spot Spot => walk?.Spot(Line) ?? new("the start of the file", Line);

    int Line => (xml as IXmlLineInfo)?.LineNumber ?? 0;

    /// <summary>Comes to the document and finds out which message it is.</summary>
    /// <param name="expected">What the caller can use.</param>
    internal Refusal? Begin(params string[] expected)
    {
        try
        {
            return Fault = Start(expected);
        }
        catch (Exception wrong) when (IsOfTheFile(wrong))
        {
            return Fault = Explain(wrong);
        }
    }

    /// <summary>Goes one step on.</summary>
    internal Step Next()
    {
        if (Fault is not null || walk is not { Depth: > 0 })
        {
            return Step.End;
        }

        try
        {
            Fault = Go(out var step);
            return Fault is null ? step : Step.End;
        }
        catch (Exception wrong) when (IsOfTheFile(wrong))
        {
            Fault = Explain(wrong);
            return Step.End;
        }
    }

    public void Dispose()
    {
        xml?.Dispose();
        tokens.Dispose();
    }

    Refusal? Start(string[] expected)
    {
        xml = XmlReader.Create(tokens, Settings);
        xml.MoveToContent();
        ns = xml.NamespaceURI;
        Message = Grammar.MessageOf(ns);
        if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Document" || !expected.Contains(Message)
            || Grammar.Root(ns) is not { } root)
        {
            var found = xml.NodeType != XmlNodeType.Element ? "file without a document"
                : Message.Length == 0 ? $"<{xml.LocalName}> of no message" : $"<{xml.LocalName}> of {Message}";
            return Faults.WrongMessage(new("Document", Line), string.Join(" or ", expected), found);
        }

        ns = xml.NamespaceURI; // the reader's own copy of the name: compared by reference from now on
        walk = new(root);
        return xml.IsEmptyElement ? walk.Close(Line) : null;
    }

    Refusal? Go(out Step step)
    {
        step = Step.Close;
        if (closing)
        {
            closing = false;
            return CloseHere(out step);
        }

        while (xml!.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    return Open(out step);
                case XmlNodeType.EndElement:
                    return CloseHere(out step);
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace
                    when walk!.Text(xml.Value, Line) is { } fault:
                    return fault;
            }
        }

        return Faults.Truncated(Spot);
    }

    Refusal? CloseHere(out Step step)
    {
        Path = walk!.Here.Path;
        step = Step.Close;
        if (walk.Close(Line) is { } fault)
        {
            return fault;
        }

        step = walk.Depth == 0 ? Step.End : Step.Close;
        return walk.Depth == 0 ? AfterEnd() : null;
    }

    /// <summary>Nothing but white space and comments may stand after the document.</summary>
    Refusal? AfterEnd()
    {
        while (xml!.Read())
        {
        }

        return null;
    }

    Refusal? Open(out Step step)
    {
        step = Step.Open;
        if (!ReferenceEquals(xml!.NamespaceURI, ns) && xml.NamespaceURI != ns)
        {
            return Faults.Unexpected(Spot, $"an element of {Message}", $"<{xml.LocalName}> of another namespace");
        }

        if ((walk!.Open(xml.LocalName, Line) ?? Attributes()) is { } fault)
        {
            return fault;
        }

        Path = walk.Here.Path;
        switch (walk.Here.Type)
        {
            case SimpleType:
                step = Step.Value;
                return Value();
            case AnyType:
                return SkipAny(out step);
            default:
                closing = xml.IsEmptyElement;
                return null;
        }
    }

    Refusal? Value()
    {
        var isEmpty = xml!.IsEmptyElement;
        Text = ReadText();
        if (!isEmpty && xml.NodeType != XmlNodeType.EndElement)
        {
            return Faults.Unexpected(Spot, "text", $"<{xml.LocalName}>");
        }

        return walk!.Text(Text, Line) ?? walk.Close(Line);
    }

    /// <summary>All text of the element; the reader then stands at its end, or at an element that has no business
    /// here.</summary>
    string ReadText()
    {
        if (xml!.IsEmptyElement)
        {
            return "";
        }

        var text = "";
        while (xml.Read() && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace
            or XmlNodeType.Whitespace)
        {
            text = text.Length == 0 ? xml.Value : text + xml.Value;
            if (text.Length > BoundedTokens.Longest)
            {
                throw new BoundedTokens.TooLongException();
            }
        }

        return text;
    }

    Refusal? SkipAny(out Step step)
    {
        step = Step.Value;
        Text = "";
        var depth = xml!.Depth;
        while (!xml.IsEmptyElement && xml.Read() && xml.Depth > depth)
        {
            if (xml.Depth > Deepest)
            {
                return Faults.Unexpected(Spot, $"at most {Deepest} elements within each other", "more");
            }
        }

        return walk!.Close(Line);
    }

    /// <summary>An amount has its currency; nothing else has an attribute.</summary>
    Refusal? Attributes()
    {
        var simple = walk!.Here.Type as SimpleType;
        Currency = "";
        while (walk.Here.Type is not AnyType && xml!.MoveToNextAttribute())
        {
            if (simple is { HasCurrency: true } && xml is { LocalName: "Ccy", NamespaceURI: "" })
            {
                Currency = xml.Value;
            }
            else if (xml.NamespaceURI is not ("http://www.w3.org/2000/xmlns/"
                or "http://www.w3.org/2001/XMLSchema-instance"))
            {
                return Faults.Unexpected(Spot, "no such attribute", $"{xml.LocalName}=");
            }
        }

        xml!.MoveToElement();
        return simple is { HasCurrency: true } && !CurrencyRule.Allows(Currency)
            ? Faults.BadValue(Spot.Below("@Ccy"), CurrencyRule.Expected)
            : null;
    }

    static readonly SimpleType CurrencyRule = (SimpleType)Grammar.Type("ActiveOrHistoricCurrencyCode");

    static bool IsOfTheFile(Exception wrong) => wrong is XmlException or BoundedTokens.TooLongException
        or DecoderFallbackException or NotSupportedException;

    /// <summary>NotSupportedException: the file names a text encoding that we do not have.</summary>
    Refusal Explain(Exception wrong) => wrong switch
    {
        BoundedTokens.TooLongException => Faults.TooLarge(Spot),
        XmlException when tokens.IsOver => Faults.Truncated(Spot),
        _ => Faults.NotXml(Spot),
    };
}
