namespace Bridge.Sandbox.Desk;

/// <summary>What the invented members ask and the agents answer, by topic; every ticket shares these texts.</summary>
internal static class DeskTexts
{
    public static readonly string[] Topics =
    [
        "login", "listing_entry", "photos", "lockbox", "mobile_app", "search", "compliance", "roster", "classes", "data_feed",
    ];

    /// <summary>How many of a hundred tickets are about each topic.</summary>
    public static readonly int[] Shares = [24, 18, 11, 10, 9, 8, 7, 6, 4, 3];

    public static readonly string[] Subjects =
    [
        "Cannot sign in to the MLS", "Listing does not save", "Photos are in the wrong order", "Lockbox code is refused",
        "App closes on start", "Saved search finds nothing", "Question about a violation notice", "Please change my office",
        "Cannot register for the class", "Feed shows old listings",
    ];

    public static readonly string[] Questions =
    [
        "Since this morning the sign-in page sends me back to where I started. I tried two browsers.",
        "When I press save, the page says a required field is missing, but all of them are filled in.",
        "I moved the pictures twice and after an hour they are back in the old order.",
        "The code worked yesterday. I am standing in front of the house with my buyers.",
        "After the update the app opens for a second and closes again.",
        "My saved search used to give about forty homes, now it gives none.",
        "I got a notice about a late status change. What do I have to do, and by when?",
        "I moved to another brokerage on the first of the month and still show under the old one.",
        "The button to register does nothing. The class is next week.",
        "Our website shows homes that were sold two weeks ago.",
    ];

    public static readonly string[] Answers =
    [
        "Your account was locked after several attempts. It is open again; please sign in once more.",
        "The parcel number has to have ten digits. I corrected it and saved the listing for you.",
        "The order is kept once all uploads have finished. I put it right and it has stayed.",
        "The keeper was out of step. Please bring it near your phone and update the code.",
        "Please remove the app and install it again; the new version is in the store.",
        "The search asked for a city that was renamed. I replaced it, the results are back.",
        "Please enter the change today; the notice is closed as soon as the status is right.",
        "Your new office has been entered and your broker has been asked to agree.",
        "The class was full for an hour; a seat is free again and I put you in.",
        "The feed stood still and has caught up; please look again.",
    ];

    public const string NeedMore = "Could you send me the listing number and a picture of what you see?";

    public const string Here = "Here it is. The number is in the picture.";

    public const string StillOpen = "It was fine for a while, but it is happening again.";

    public const string Note = "Called the member, looked at the screen together.";

    public const string Escalated = "Handing over: the first steps of the guide did not help.";

    public const string WithVendor = "Reported to the vendor, waiting for their answer.";

    public const string Thanks = "Quick and friendly, thank you.";

    public const string Unhappy = "I had to explain it three times.";
}
