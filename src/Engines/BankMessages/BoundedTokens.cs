namespace Wheelhouse.BankMessages;

/// <summary>A stream in which no name, value or comment is longer than any that a bank message has.</summary>
/// <remarks>An XML reader keeps each of them whole, so one without end would fill the memory. Between two angle
/// brackets stand at most <see cref="Longest"/> bytes: the longest text of the schemas has 2,048 characters.</remarks>
sealed class BoundedTokens(Stream inner) : ForwardStream
{
    internal const int Longest = 64 * 1024;

    int sinceBracket;

    /// <summary>Whether the end was reached: what fails now was cut off.</summary>
    internal bool IsOver { get; private set; }

    /// <exception cref="TooLongException">A token is too long.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        IsOver = read == 0 && buffer.Length > 0;
        for (var rest = (ReadOnlySpan<byte>)buffer[..read]; rest.Length > 0;)
        {
            var bracket = rest.IndexOfAny((byte)'<', (byte)'>');
            sinceBracket += bracket < 0 ? rest.Length : bracket;
            if (sinceBracket > Longest)
            {
                throw new TooLongException();
            }

            if (bracket < 0)
            {
                break;
            }

            sinceBracket = 0;
            rest = rest[(bracket + 1)..];
        }

        return read;
    }

    internal sealed class TooLongException : Exception;
}
