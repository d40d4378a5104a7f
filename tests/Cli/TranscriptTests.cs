using Xunit;

namespace Wheelhouse.Transcripts.Tests;

/// <summary>Every transcript: the command typed, exactly what it prints on both channels, and its exit code.</summary>
/// <remarks><![CDATA[A file holds blocks: a line $ wheelhouse ..., then <<< input, >>> output, >>>2 messages (each
/// absent when empty) and >>>= code. Lines outside are remarks.]]></remarks>
public sealed class TranscriptTests
{
    static readonly string Folder = Path.Combine(Wheelhouse.Root, "tests/Cli/transcripts");

    public static TheoryData<string> Transcripts() =>
        [.. Directory.EnumerateFiles(Folder, "*.test").Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Transcripts))]
    public async Task The_command_line_answers_as_written(string transcript)
    {
        var cancel = TestContext.Current.CancellationToken;
        var blocks = Read(await File.ReadAllLinesAsync(Path.Combine(Folder, transcript), cancel));

        Assert.NotEmpty(blocks);
        foreach (var block in blocks)
        {
            var answer = await Wheelhouse.Run(block.Input, cancel, block.Words);
            Assert.Equal(
                (block.Command, block.Output, block.Messages, block.Exit),
                (block.Command, answer.Output, answer.Messages, answer.Exit));
        }
    }

    static List<Block> Read(string[] lines)
    {
        var blocks = new List<Block>();
        List<string>? open = null;
        foreach (var line in lines)
        {
            switch (line)
            {
                case ['$', ' ', .. var command]:
                    blocks.Add(new(command));
                    open = null;
                    break;
                case "<<<":
                    open = blocks[^1].InputLines;
                    break;
                case ">>>":
                    open = blocks[^1].OutputLines;
                    break;
                case ">>>2":
                    open = blocks[^1].MessageLines;
                    break;
                case ['>', '>', '>', '=', ' ', .. var code]:
                    blocks[^1].Exit = int.Parse(code, System.Globalization.CultureInfo.InvariantCulture);
                    open = null;
                    break;
                default:
                    open?.Add(line);
                    break;
            }
        }

        return blocks;
    }

    sealed record Block(string Command)
    {
        public List<string> InputLines { get; } = [];

        public List<string> OutputLines { get; } = [];

        public List<string> MessageLines { get; } = [];

        public int Exit { get; set; } = -1;

        public string Input => Text(InputLines);

        public string Output => Text(OutputLines);

        public string Messages => Text(MessageLines);

        public IReadOnlyList<string> Words => [.. Command.Split(' ').Skip(1)];

        static string Text(List<string> lines) => string.Concat(lines.Select(line => line + "\n"));
    }
}
