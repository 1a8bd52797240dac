using Bridge.ConnectorKit;
using Bridge.Connectors.Zendesk.Jobs;

namespace Bridge.Connectors.Tests.Zendesk;

public sealed class ZendeskJobTableTests
{
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(4, true)]
    public void While_more_is_sent_jobs_are_asked_about_once_half_of_the_room_is_taken(int jobs, bool isAskedAbout)
    {
        var table = new ZendeskJobTable(4, _time);
        using var submission = table.CountSubmission();
        for (var job = 0; job < jobs; job++)
        {
            table.Add($"job-{job}");
        }

        _time.Advance(TimeSpan.FromMilliseconds(200));

        Assert.Equal(isAskedAbout, table.NextWait() == TimeSpan.Zero);
    }

    [Fact]
    public void When_nobody_sends_more_one_job_is_asked_about()
    {
        var table = new ZendeskJobTable(4, _time);
        table.Add("job");

        _time.Advance(TimeSpan.FromMilliseconds(200));

        Assert.Equal(TimeSpan.Zero, table.NextWait());
    }
}
