-- Replies are asked for also where they could be handed over: whoever set the number up may have forgotten to say where.
update telephony.provider
   set asked = true
 where kind = 'twilio'
   and sms;
